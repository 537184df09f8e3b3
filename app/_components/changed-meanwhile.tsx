import type { Difference } from "@/lib/errors";
import { Notice } from "./notice";

/** What somebody else saved in between, beside what stands in the form. */
export function ChangedMeanwhile({ message, differences }: { message: string; differences: Difference[] }) {
  return (
    <Notice tone="warn" title="This page was changed while you had it open" live>
      <p>{message}</p>
      <ul>
        {differences.map(({ field, label, saved, yours }) => (
          <li key={field}>
            <a href={`#${field}`}>{label}</a>: saved is “{saved || "nothing"}”, yours is “{yours || "nothing"}
            ”
          </li>
        ))}
      </ul>
    </Notice>
  );
}

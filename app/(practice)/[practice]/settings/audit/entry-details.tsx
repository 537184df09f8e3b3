import { eventLabels } from "@/lib/audit/event-labels";
import type { AuditRow } from "@/lib/audit/chain";

type EntryDetailsProps = { entry: AuditRow; moment: string; onlyHref: string | null };

/** What the sentence left out: each fact before and after, and from where it was done. */
export function EntryDetails({ entry, moment, onlyHref }: EntryDetailsProps) {
  const { before, after, event, address, actorName, subjectName, number } = entry;
  const labels = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(isForPeople);
  return (
    <details className="mt-0.5 text-sm">
      <summary className="cursor-pointer text-muted">Details</summary>
      {labels.length > 0 && (
        <table className="my-2 text-left">
          <thead>
            <tr className="text-muted">
              <th className="pr-6 font-normal">Field</th>
              {before && <th className="pr-6 font-normal">Before</th>}
              {after && <th className="font-normal">{before ? "After" : "Value"}</th>}
            </tr>
          </thead>
          <tbody>
            {labels.map((label) => (
              <tr key={label} className="align-top">
                <th className="pr-6 font-medium">{label}</th>
                {before && <td className="wrap-anywhere pr-6">{inWords(before[label])}</td>}
                {after && <td className="wrap-anywhere">{inWords(after[label])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="hint">
        {eventLabels[event as keyof typeof eventLabels] ?? event} · entry {number} · {moment} · by {actorName}
        {address && <> from {address}</>}
      </p>
      {onlyHref && (
        <a className="link" href={onlyHref} aria-label={`Only entries about ${subjectName}`}>
          Only about {subjectName}
        </a>
      )}
    </details>
  );
}

/** Ids serve the verifier, not the reader; labels for people begin with a capital. */
function isForPeople(label: string): boolean {
  return /^\p{Lu}/u.test(label);
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

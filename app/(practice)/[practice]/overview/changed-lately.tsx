import { Section } from "@/app/_components/card";
import type { AuditRow } from "@/lib/audit/chain";
import { sentenceOf } from "@/lib/audit/sentences";

type ChangedLatelyProps = {
  practice: { slug: string; name: string; timeZone: string };
  entries: AuditRow[];
};

/** The newest lines of the log. */
export function ChangedLately({ practice, entries }: ChangedLatelyProps) {
  const { name, slug, timeZone } = practice;
  const moment = new Intl.DateTimeFormat("en-US", {
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone,
  });
  return (
    <Section
      title="What changed lately"
      actions={
        <a className="prose-link" href={`/${slug}/settings/audit`}>
          See the whole log
        </a>
      }
    >
      {entries.length === 0 && <p className="text-muted">Nothing yet. Every change is written down here.</p>}
      <ol className="divide-y divide-line">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <span className="wrap-anywhere min-w-0 flex-1 basis-64">
              {sentenceOf({ ...entry, practice: name })}
            </span>
            <time className="hint tabular whitespace-nowrap" dateTime={entry.at.toISOString()}>
              {moment.format(entry.at)}
            </time>
          </li>
        ))}
      </ol>
    </Section>
  );
}

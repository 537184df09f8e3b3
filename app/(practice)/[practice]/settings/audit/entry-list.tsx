import type { AuditRow } from "@/lib/audit/chain";
import { sentenceOf } from "@/lib/audit/sentences";
import { EntryDetails } from "./entry-details";
import { type LogView, logHref } from "./log-view";
import { timesIn } from "./times-in";

type EntryListProps = {
  entries: AuditRow[];
  practice: { name: string; timeZone: string };
  base: string;
  view: LogView;
};

/** Day by day, newest first; each entry a sentence, its facts one press away. */
export function EntryList({ entries, practice, base, view }: EntryListProps) {
  const { dayOf, timeOf, momentOf } = timesIn(practice.timeZone);
  const days = Map.groupBy(entries, ({ at }) => dayOf(at));
  return [...days].map(([day, ofDay]) => (
    <section key={day} className="card mb-4" aria-label={day}>
      <h2 className="mb-1 text-sm text-muted">{day}</h2>
      <ol className="divide-y divide-line">
        {ofDay.map((entry) => (
          <li key={entry.id} className="grid grid-cols-[4.75rem_1fr] gap-x-3 py-2">
            <time
              className="tabular whitespace-nowrap text-muted"
              dateTime={entry.at.toISOString()}
              title={momentOf(entry.at)}
            >
              {timeOf(entry.at)}
            </time>
            <EntryDetails
              entry={entry}
              sentence={sentenceOf({ ...entry, practice: practice.name })}
              moment={momentOf(entry.at)}
              onlyHref={entry.subjectId && logHref(base, view, { whom: entry.subjectId, called: "" })}
            />
          </li>
        ))}
      </ol>
    </section>
  ));
}

import type { AuditRow } from "@/lib/audit/chain";
import { eventLabels } from "@/lib/audit/event-labels";
import { FactsTable } from "./facts-table";

type EntryDetailsProps = { entry: AuditRow; sentence: string; moment: string; onlyHref: string | null };

/** The sentence, and behind it what it left out: each fact before and after, and from where it was done. */
export function EntryDetails({ entry, sentence, moment, onlyHref }: EntryDetailsProps) {
  const { before, after, event, address, actorName, subjectName, number } = entry;
  return (
    <details className="group min-w-0">
      <summary className="wrap-anywhere flex cursor-pointer list-none items-start justify-between gap-3">
        <span className="min-w-0">{sentence}</span>
        <span
          className="shrink-0 text-muted text-sm underline-offset-2 group-hover:underline"
          aria-hidden="true"
        >
          Details
        </span>
      </summary>
      <FactsTable before={before} after={after} />
      <p className="hint wrap-anywhere mt-1">
        {eventLabels[event as keyof typeof eventLabels] ?? event} · entry {number} · {moment} · by {actorName}
        {address && ` from ${address}`}
      </p>
      {onlyHref && (
        <a className="prose-link wrap-anywhere text-sm" href={onlyHref}>
          Only about {subjectName}
        </a>
      )}
    </details>
  );
}

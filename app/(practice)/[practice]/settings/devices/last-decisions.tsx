import { Section } from "@/app/_components/card";
import { momentIn } from "@/app/_components/moment";
import type { SeenRequest } from "@/lib/devices/queries";

type LastDecisionsProps = { practice: { slug: string; timeZone: string }; requests: SeenRequest[] };

const SHOWN = 5;

/** Who decided what, and when; the older ones behind a summary, and all of them in the log. */
export function LastDecisions({ practice, requests }: LastDecisionsProps) {
  const [newest, older] = [requests.slice(0, SHOWN), requests.slice(SHOWN)];
  return (
    <Section
      title="Last decisions"
      actions={
        <a className="prose-link" href={`/${practice.slug}/settings/audit?what=login.approved`}>
          See the log
        </a>
      }
    >
      <Decisions practice={practice} requests={newest} />
      {older.length > 0 && (
        <details className="border-line border-t pt-2">
          <summary className="prose-link cursor-pointer">
            {older.length === 1 ? "One more" : `${older.length} more`}
          </summary>
          <Decisions practice={practice} requests={older} />
        </details>
      )}
    </Section>
  );
}

function Decisions({ practice, requests }: LastDecisionsProps) {
  return (
    <ol className="divide-y divide-line">
      {requests.map((request) => (
        <li key={request.id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
          <a
            className="wrap-anywhere min-w-0 flex-1 basis-64 hover:underline"
            href={`/${practice.slug}/settings/devices/${request.id}`}
          >
            {sentenceOf(request)}
          </a>
          {request.closedAt && (
            <time className="hint tabular whitespace-nowrap" dateTime={request.closedAt.toISOString()}>
              {momentIn(practice.timeZone, request.closedAt)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}

function sentenceOf({ standing, name, device, decidedByName, decidedHow }: SeenRequest): string {
  const how = decidedHow ? `, ${decidedHow}` : "";
  const who = decidedByName ?? "Somebody";
  switch (standing) {
    case "approved":
      return `${who} approved ${name} on ${device}${how}; not used yet`;
    case "used":
      return `${who} approved ${name} on ${device}${how}`;
    case "lapsed":
      return `${who} approved ${name} on ${device}${how}; it was not used in time`;
    case "declined":
      return `${who} declined ${name} on ${device}${how}`;
    case "withdrawn":
      return `The request of ${name} on ${device} was withdrawn${how}`;
    default:
      return `Nobody decided on ${name}, ${device}, in 24 hours`;
  }
}

import { ShieldCheck } from "lucide-react";
import { Chip } from "@/app/_components/badges";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { momentIn } from "@/app/_components/moment";
import { PageHeader } from "@/app/_components/page-header";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { listDecidedLeftRequests, listLeftRequests } from "@/lib/devices/left-to-support";
import { PLACE_CREDIT, placeInWords } from "@/lib/devices/place";
import type { SeenRequest } from "@/lib/devices/queries";
import { sentenceOf } from "./sentence-of";

const HERE = "/support/requests";

export const generateMetadata = supportTitle("Login requests");

export default async function RequestsPage() {
  const support = await requireSupport();
  const [open, decided] = await Promise.all([listLeftRequests(support), listDecidedLeftRequests(support)]);
  return (
    <>
      <PageHeader
        title="Login requests"
        count={open.length}
        description="Of support accounts, and of practices where no Admin can be reached. Call back at a number you know before you approve."
      />
      <div className="grid gap-4">
        <Section title="Waiting">
          {open.length === 0 && (
            <p className="flex items-center gap-2 text-muted">
              <ShieldCheck size={18} aria-hidden="true" className="flex-none" />
              No login request waits for support.
            </p>
          )}
          <ul className="divide-y divide-line">
            {open.map((request) => (
              <OpenRequest key={request.id} request={request} own={request.userId === support.userId} />
            ))}
          </ul>
        </Section>
        {decided.length > 0 && <LastDecisions requests={decided} />}
      </div>
      <p className="hint mt-4">
        <a href={PLACE_CREDIT.link} rel="noreferrer" target="_blank">
          {PLACE_CREDIT.text}
        </a>
      </p>
    </>
  );
}

function OpenRequest({ request, own }: { request: SeenRequest; own: boolean }) {
  const { id, name, practice, device, address, country, timeZone, lastAttemptAt } = request;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <div className="wrap-anywhere min-w-0 flex-1 basis-56">
        <p>
          <strong>{name}</strong> of {practice} on {device} {own && <Chip>You</Chip>}
        </p>
        <p className="hint">
          {address} ({placeInWords(country)}) · {momentIn(timeZone, lastAttemptAt)}
        </p>
      </div>
      <ButtonLink
        href={`${HERE}/${id}`}
        variant="primary"
        aria-label={`Make a decision on ${name} of ${practice}, ${device}`}
      >
        Make a decision
      </ButtonLink>
    </li>
  );
}

function LastDecisions({ requests }: { requests: SeenRequest[] }) {
  return (
    <Section title="Last decisions">
      <ol className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <a
              className="wrap-anywhere min-w-0 flex-1 basis-64 hover:underline"
              href={`${HERE}/${request.id}`}
            >
              {sentenceOf(request)}
            </a>
            {request.closedAt && (
              <time className="hint tabular whitespace-nowrap" dateTime={request.closedAt.toISOString()}>
                {momentIn(request.timeZone, request.closedAt)}
              </time>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}

import { ShieldCheck } from "lucide-react";
import { Avatar } from "@/app/_components/avatar";
import { Chip } from "@/app/_components/badges";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { momentIn } from "@/app/_components/moment";
import type { SeenRequest, Unusual } from "@/lib/devices/queries";
import { whereabouts } from "./whereabouts";

type Practice = { slug: string; timeZone: string };
type OpenRequestsProps = { practice: Practice; requests: SeenRequest[] };

/** What waits for a decision. */
export function OpenRequests({ practice, requests }: OpenRequestsProps) {
  return (
    <Section
      title="Login requests"
      description={
        requests.length > 0 &&
        `${waiting(requests.length)} Open one to see what is known about it: opening decides nothing.`
      }
    >
      {requests.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <ShieldCheck size={18} aria-hidden="true" className="flex-none" />
          No login request waits. When somebody signs in from a new device, it stands here and you get an
          e-mail.
        </p>
      )}
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li key={request.id}>
            <OpenRequest practice={practice} request={request} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function waiting(requests: number): string {
  return requests === 1 ? "One waits." : `${requests} wait.`;
}

/** One of them, with the way to its decision; on the overview too. */
export function OpenRequest({ practice, request }: { practice: Practice; request: SeenRequest }) {
  const { id, name, photoId, device, address, country, attempts } = request;
  const { slug, timeZone } = practice;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2.5">
      <Avatar name={name} photo={photoId && `/api/photos/${slug}/${photoId}`} size={40} />
      <div className="wrap-anywhere min-w-0 flex-1 basis-56">
        <p>
          <strong>{name}</strong> on {device}
        </p>
        <p className="hint">
          {whereabouts(address, country)} · {momentIn(timeZone, request.lastAttemptAt)}
          {attempts > 1 && ` · asked ${attempts} times`} · expires {momentIn(timeZone, request.expiresAt)}
        </p>
        <UnusualChips request={request} />
      </div>
      <ButtonLink
        href={`/${slug}/settings/devices/${id}`}
        variant="primary"
        aria-label={`Make a decision on ${name}, ${device}`}
      >
        Make a decision
      </ButtonLink>
    </div>
  );
}

function UnusualChips({ request: { unusual, attemptsThisHour } }: { request: SeenRequest }) {
  if (unusual.length === 0) return null;
  return (
    <p className="chips mt-1">
      {unusual.map((code) => (
        <Chip key={code} tone="warn">
          {code === "repeated" ? `${attemptsThisHour} attempts in 1 hour` : SHORT[code]}
        </Chip>
      ))}
    </p>
  );
}

const SHORT: Record<Exclude<Unusual, "repeated">, string> = {
  "new-country": "New country",
  "new-network": "New network",
  elsewhere: "Elsewhere within the hour",
  "fresh-reset": "Password just reset",
  "no-access": "Access has ended",
};

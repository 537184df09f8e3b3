import { Section } from "@/app/_components/card";
import { OpenRequest } from "@/app/(practice)/[practice]/settings/devices/open-requests";
import type { SeenRequest } from "@/lib/devices/queries";

type WaitingLoginsProps = { practice: { slug: string; timeZone: string }; requests: SeenRequest[] };

const SHOWN = 5;

/** Who waits on a new device. */
export function WaitingLogins({ practice, requests }: WaitingLoginsProps) {
  const { length } = requests;
  return (
    <Section
      title={length === 1 ? "One login request waits" : `${length} login requests wait`}
      description="Somebody signed in with the right password on a device that was not approved yet."
      actions={
        length > SHOWN && (
          <a className="prose-link" href={`/${practice.slug}/settings/devices`}>
            See all
          </a>
        )
      }
    >
      <ul className="divide-y divide-line">
        {requests.slice(0, SHOWN).map((request) => (
          <li key={request.id}>
            <OpenRequest practice={practice} request={request} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { Chip } from "@/app/_components/badges";
import { Section } from "@/app/_components/card";
import { momentIn } from "@/app/_components/moment";
import { Table } from "@/app/_components/table";
import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";
import type { LiveSession } from "@/lib/devices/live-sessions";
import { signOutSession } from "./actions";
import { type DevicesView, devicesHref } from "./devices-view";
import { NextPages } from "./next-pages";
import { PersonCell } from "./person-cell";
import { whereabouts } from "./whereabouts";

type SignedInNowProps = {
  practice: { slug: string; timeZone: string };
  view: DevicesView;
  list: LiveSession[];
  orMore: boolean;
};

const COLUMNS = [
  { label: "Person" },
  { label: "Device" },
  { label: "Signed in" },
  { label: "Last request" },
  { label: "Actions", hidden: true },
];

/** Who of the practice is signed in, and the way to end it. */
export function SignedInNow({ practice, view, list, orMore }: SignedInNowProps) {
  const { slug, timeZone } = practice;
  return (
    <Section
      title="Signed in now"
      id="sessions"
      description="Signing somebody out here keeps their device trusted."
    >
      {list.length > 0 ? (
        <Table caption="Sessions, the last sign-in first" columns={COLUMNS}>
          {list.map(({ id, current, ...session }) => (
            <tr key={id}>
              <PersonCell slug={slug} person={session} />
              <td>
                {session.device} {current && <Chip tone="accent">This one</Chip>}
              </td>
              <td>
                {momentIn(timeZone, session.createdAt)}
                <small>{whereabouts(session.address, session.country)}</small>
              </td>
              <td>{momentIn(timeZone, session.lastSeenAt)}</td>
              <td>
                {!current && (
                  <OneButtonForm
                    act={signOutSession.bind(null, { practice: slug, session: id })}
                    label={`Sign ${session.name} out of ${session.device}`}
                  >
                    Sign out
                  </OneButtonForm>
                )}
              </td>
            </tr>
          ))}
        </Table>
      ) : (
        <p className="text-muted">Nobody {view.q ? "of that name " : ""}is signed in now.</p>
      )}
      <NextPages
        name="sessions"
        page={view.sessions}
        orMore={orMore}
        href={(sessions) => `${devicesHref(slug, view, { sessions })}#sessions`}
      />
    </Section>
  );
}

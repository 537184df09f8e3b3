import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { listEntries } from "@/lib/audit/queries";
import { authorize, may } from "@/lib/auth/authorize";
import { listOpenRequests } from "@/lib/devices/queries";
import { listParked } from "@/lib/outbox/queries";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { tryMailAgain } from "./actions";
import { greeting } from "./greeting";
import { ChangedLately } from "./overview/changed-lately";
import { OpenInvitations } from "./overview/open-invitations";
import { UndeliveredMail } from "./overview/undelivered-mail";
import { WaitingLogins } from "./overview/waiting-logins";
import { YourPermissions } from "./overview/your-permissions";

type OverviewProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Overview" };

export default async function Overview({ params }: OverviewProps) {
  const person = await requireActor(params, "profile.manage");
  const { practice, name } = person;
  return (
    <>
      <PageHeader title={greeting(name, practice.timeZone)} description={`You are at ${practice.name}.`} />
      {may(person, "practice.manage") ? (
        <AdminsOverview admin={person} />
      ) : (
        <YourPermissions person={person} />
      )}
    </>
  );
}

async function AdminsOverview({ admin }: { admin: Parameters<typeof authorize>[0] }) {
  const { practice } = admin;
  const [waiting, invited, parked, log] = await Promise.all([
    listOpenRequests(authorize(admin, "logins.decide")),
    listPeople(authorize(admin, "users.manage"), readView({ status: "invited" }), []),
    listParked(authorize(admin, "practice.manage")),
    listEntries(authorize(admin, "audit.read"), { changesOnly: true }),
  ]);
  return (
    <div className="grid gap-4">
      {parked.length > 0 && (
        <UndeliveredMail
          mails={parked}
          timeZone={practice.timeZone}
          again={tryMailAgain.bind(null, { practice: practice.slug })}
        />
      )}
      {waiting.length > 0 && <WaitingLogins practice={practice} requests={waiting} />}
      {(waiting.length === 0 || invited.total > 0) && (
        <OpenInvitations slug={practice.slug} people={invited.rows} total={invited.total} />
      )}
      <ChangedLately practice={practice} entries={log.entries.slice(0, 10)} />
    </div>
  );
}

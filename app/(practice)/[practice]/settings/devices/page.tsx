import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { authorize } from "@/lib/auth/authorize";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { listTrustedDevices } from "@/lib/devices/list-devices";
import { listSessions } from "@/lib/devices/live-sessions";
import { PLACE_CREDIT } from "@/lib/devices/place";
import { listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { CodesLeft } from "./codes-left";
import { readDevicesView } from "./devices-view";
import { LastDecisions } from "./last-decisions";
import { OpenRequests } from "./open-requests";
import { peopleNamed } from "./people-named";
import { PeopleSearch } from "./people-search";
import { SignedInNow } from "./signed-in-now";
import { TrustedDevices } from "./trusted-devices";

type DevicesPageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Devices" };

export default async function DevicesPage({ params, searchParams }: DevicesPageProps) {
  const admin = await requireActor(params, "logins.decide");
  const view = readDevicesView(await searchParams);
  const { people, orMore } = await peopleNamed(admin, view.q);
  const [open, decided, devices, sessions, codes] = await Promise.all([
    listOpenRequests(admin),
    listDecidedRequests(admin),
    listTrustedDevices(admin, { page: view.page, people }),
    listSessions(admin, { page: view.sessions, people }),
    countRecoveryCodes(authorize(admin, "practice.manage")),
  ]);
  const { practice } = admin;
  return (
    <>
      <PageHeader
        title="Devices"
        description="A sign-in from a new device waits here until an Admin decides."
        actions={<OnThisPage />}
      />
      <div className="grid gap-4">
        <OpenRequests practice={practice} requests={open} />
        {decided.length > 0 && <LastDecisions practice={practice} requests={decided} />}
        <PeopleSearch practice={practice} view={view} orMore={orMore} />
        <TrustedDevices practice={practice} view={view} {...devices} />
        <SignedInNow practice={practice} view={view} {...sessions} />
        <CodesLeft practice={practice} left={codes} />
      </div>
      <p className="hint mt-4">
        <a href={PLACE_CREDIT.link} rel="noreferrer" target="_blank">
          {PLACE_CREDIT.text}
        </a>
      </p>
    </>
  );
}

/** The lists grow long. */
function OnThisPage() {
  return (
    <nav aria-label="On this page" className="flex flex-wrap gap-x-4 gap-y-1">
      <a className="prose-link" href="#trusted">
        Trusted devices
      </a>
      <a className="prose-link" href="#sessions">
        Signed in now
      </a>
      <a className="prose-link" href="#codes">
        Recovery codes
      </a>
    </nav>
  );
}

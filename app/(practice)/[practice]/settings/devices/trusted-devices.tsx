import { Chip } from "@/app/_components/badges";
import { Section } from "@/app/_components/card";
import { Table } from "@/app/_components/table";
import type { TrustedDevice } from "@/lib/devices/list-devices";
import { Day } from "./day";
import { type DevicesView, devicesHref } from "./devices-view";
import { NextPages } from "./next-pages";
import { PersonCell } from "./person-cell";
import { whereabouts } from "./whereabouts";

type TrustedDevicesProps = {
  practice: { slug: string; timeZone: string };
  view: DevicesView;
  list: TrustedDevice[];
  orMore: boolean;
};

const COLUMNS = [
  { label: "Person" },
  { label: "Device" },
  { label: "Last seen", width: "10rem" },
  { label: "Approved", width: "9rem" },
  { label: "Actions", hidden: true },
];

/** The devices that need no decision, of everybody whose home practice this is. */
export function TrustedDevices({ practice, view, list, orMore }: TrustedDevicesProps) {
  return (
    <Section
      title="Trusted devices"
      id="trusted"
      description="Approved for one person each. Revoke one that was lost, sold, or looks wrong: it is signed out at once."
    >
      {list.length > 0 ? (
        <Table caption="Trusted devices, the last used first" columns={COLUMNS}>
          {list.map((device) => (
            <DeviceRow key={`${device.userId} ${device.deviceId}`} practice={practice} device={device} />
          ))}
        </Table>
      ) : (
        <p className="text-muted">
          {view.q
            ? "Nobody of that name has a trusted device."
            : "No trusted devices yet. Each device stands here once it was approved."}
        </p>
      )}
      <NextPages
        name="trusted devices"
        page={view.page}
        orMore={orMore}
        href={(page) => `${devicesHref(practice.slug, view, { page })}#trusted`}
      />
    </Section>
  );
}

type DeviceRowProps = { practice: { slug: string; timeZone: string }; device: TrustedDevice };

function DeviceRow({ practice: { slug, timeZone }, device }: DeviceRowProps) {
  const { userId, deviceId, name, label, lastAddress, country, trustedAt, trustedBy } = device;
  const revoke = `/${slug}/settings/devices/revoke/${userId}`;
  return (
    <tr>
      <PersonCell slug={slug} person={device} />
      <td>
        {label}
        <small>
          First seen <Day at={device.firstSeenAt} timeZone={timeZone} />
        </small>
        <DeviceChips device={device} />
      </td>
      <td>
        <Day at={device.lastSeenAt} timeZone={timeZone} />
        <small>{whereabouts(lastAddress, country)}</small>
      </td>
      <td>
        {trustedBy}
        <small>{trustedAt && <Day at={trustedAt} timeZone={timeZone} />}</small>
      </td>
      <td>
        <span className="flex gap-x-3 whitespace-nowrap">
          <a
            className="prose-link py-1 max-sm:py-2.5"
            href={`${revoke}/${deviceId}`}
            aria-label={`Revoke ${label} of ${name}`}
          >
            Revoke
          </a>
          <a
            className="prose-link py-1 max-sm:py-2.5"
            href={revoke}
            aria-label={`Revoke all devices of ${name}`}
          >
            Revoke all
          </a>
        </span>
      </td>
    </tr>
  );
}

function DeviceChips({ device: { lookedLike, lapsed, signedIn, current } }: { device: TrustedDevice }) {
  if (!lookedLike && !lapsed && !signedIn) return null;
  return (
    <span className="chips">
      {current && <Chip tone="accent">This one</Chip>}
      {signedIn && !current && <Chip tone="success">Signed in</Chip>}
      {lapsed && <Chip>Unused for long: asks again</Chip>}
      {lookedLike && <Chip tone="warn">Looked like {lookedLike} before</Chip>}
    </span>
  );
}

import { Chip } from "@/app/_components/badges";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import type { listOwnDevices } from "@/lib/auth/own-sessions";

type Device = Awaited<ReturnType<typeof listOwnDevices>>[number];
type OwnDevicesProps = { devices: Device[]; timeZone: string; revokeHref: string };

/** What one has signed in from, and the end of the trust in each. */
export function OwnDevices({ devices, timeZone, revokeHref }: OwnDevicesProps) {
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone });
  return (
    <Section
      title="Devices"
      description="What you have signed in from. Revoke one that you lost or gave away: it is signed out at once."
    >
      <ul className="divide-y divide-line">
        {devices.map((device) => (
          <li key={device.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <div className="wrap-anywhere min-w-0">
              <p>
                {device.label} {device.current && <Chip tone="accent">This one</Chip>}{" "}
                {device.lookedLike && <Chip tone="warn">Looked like {device.lookedLike} before</Chip>}
              </p>
              <p className="hint">
                First used {day.format(device.firstSeenAt)}, last used {day.format(device.lastSeenAt)} from{" "}
                {device.lastAddress}
              </p>
              <p className="hint">
                {device.trustedAt
                  ? `Trusted since ${day.format(device.trustedAt)}: ${device.trustedBy ?? "an Admin"}`
                  : "Not trusted: no decision was needed"}
              </p>
            </div>
            <ButtonLink
              href={`${revokeHref}/${device.id}`}
              size="small"
              aria-label={`Revoke ${device.label}, first used ${day.format(device.firstSeenAt)}`}
            >
              Revoke
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

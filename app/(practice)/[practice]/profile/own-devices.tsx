import { Chip } from "@/app/_components/badges";
import { Section } from "@/app/_components/card";
import type { listOwnDevices } from "@/lib/auth/own-sessions";

type OwnDevicesProps = { devices: Awaited<ReturnType<typeof listOwnDevices>>; timeZone: string };

/** What one has signed in from. */
export function OwnDevices({ devices, timeZone }: OwnDevicesProps) {
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone });
  return (
    <Section title="Your devices" description="The browsers you have signed in from.">
      <ul className="divide-y divide-line">
        {devices.map(({ id, label, firstSeenAt, lastSeenAt, lastAddress, current }) => (
          <li key={id} className="wrap-anywhere py-2">
            <p>
              {label} {current && <Chip tone="accent">This one</Chip>}
            </p>
            <p className="hint">
              First used {day.format(firstSeenAt)}, last used {day.format(lastSeenAt)} from {lastAddress}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

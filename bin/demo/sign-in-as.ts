import { change } from "@/lib/audit/change";
import { visitorAt } from "@/lib/auth/open-session";
import { heldDevice, newDevice, pairOf } from "@/lib/devices/held-device";
import { openActive } from "@/lib/devices/open-active";
import type { OpenedSession } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { personOf as opener } from "@/lib/devices/person";
import { approverOf } from "./approver";
import { type Cast, personOf } from "./cast";
import { type Device, type Member, type Slug, userAgents } from "./cast/member";

const OWN: Device[] = ["mac", "phone"];
const addresses: Record<Slug, string> = {
  downtown: "198.51.100.17",
  harbor: "198.51.100.64",
  uptown: "198.51.100.112",
  lakeside: "203.0.113.40",
};

/** Phones come by a carrier's network, whose country is known. */
const CARRIER = "172.58.0.21";

/** The browsers that exist so far: a practice's computers are shared, a phone or a Mac is somebody's own. */
const secrets = new WeakMap<Cast, Map<string, string>>();

/** Signs somebody in, as they would: a session, a device, a line in the log. */
export async function signInAs(
  cast: Cast,
  { name }: Pick<Member, "name">,
  slug: Slug,
  device: Device,
): Promise<void> {
  await openFor(cast, name, slug, device);
}

/** The same, and gives the session. */
export async function openFor(cast: Cast, name: string, slug: Slug, device: Device): Promise<OpenedSession> {
  const person = personOf(cast, name);
  const known = secrets.get(cast) ?? new Map<string, string>();
  secrets.set(cast, known);
  const place = OWN.includes(device) ? `${name} ${device}` : `${slug} ${device}`;
  const origin: Origin = {
    userAgent: userAgents[device],
    address: device === "phone" ? CARRIER : addresses[slug],
    deviceSecret: known.get(place),
  };
  const approver = await approverOf(cast, person);
  const opened = await change(visitorAt(origin), "session.opened", async (tx, about) => {
    const held = (await heldDevice(origin)) ?? (await newDevice(tx, origin));
    const trusted = (await pairOf(held.id, person.id))?.trustedAt;
    return openActive(tx, about, await opener(person.id), held, origin, trusted ? undefined : approver);
  });
  known.set(place, opened.deviceSecret);
  return opened;
}

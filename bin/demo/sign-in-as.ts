import { change } from "@/lib/audit/change";
import { type OpenedSession, type Origin, openSession, visitorAt } from "@/lib/auth/open-session";
import { type Cast, personOf, practiceOf } from "./cast";
import { type Device, type Member, type Slug, userAgents } from "./cast/member";

const OWN: Device[] = ["mac", "phone"];
const addresses: Record<Slug, string> = {
  downtown: "198.51.100.17",
  harbor: "198.51.100.64",
  uptown: "198.51.100.112",
  lakeside: "203.0.113.40",
};

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
    address: addresses[slug],
    deviceSecret: known.get(place),
  };
  const opened = await change(visitorAt(origin), "session.opened", async (tx, about) => {
    const session = await openSession(tx, person.id, origin);
    const after = { session: session.sessionId, device: session.deviceId };
    about({ kind: "user", id: person.id, name, practiceId: practiceOf(cast, slug).id }, { after });
    return session;
  });
  known.set(place, opened.deviceSecret);
  return opened;
}

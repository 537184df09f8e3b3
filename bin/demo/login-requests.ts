import { authorize } from "@/lib/auth/authorize";
import { signIn } from "@/lib/auth/sign-in";
import { DAY, HOUR, MINUTE } from "@/lib/clock";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { isOpened, type OpenedSession } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { listOpenRequests } from "@/lib/devices/queries";
import { waitingOf } from "@/lib/devices/waiting";
import { adminOf } from "./admin-of";
import { type Cast, personOf } from "./cast";
import { userAgents } from "./cast/member";
import { DEMO_PASSWORD } from "./password";

type Scene = { daysAgo: number; play: (cast: Cast) => Promise<void> };

/** Sign-ins on new devices at Downtown: two that were decided, and three that wait for whoever opens the demo first. */
export function requestScenes(): Scene[] {
  const abroad: Origin = { userAgent: userAgents.operatory, address: "85.240.0.9" };
  return [
    { daysAgo: 5.1, play: playApproved },
    { daysAgo: 3.4, play: playDeclined },
    { daysAgo: HOUR / DAY, play: (cast) => asks(cast, "Ben Okafor", at(userAgents.mac)) },
    { daysAgo: (25 * MINUTE) / DAY, play: (cast) => asks(cast, "Jamal Carter", abroad) },
    { daysAgo: (23 * MINUTE) / DAY, play: (cast) => asks(cast, "Jamal Carter", abroad) },
    { daysAgo: (6 * MINUTE) / DAY, play: (cast) => asks(cast, "Chloe Park", at(userAgents.phone)) },
  ];
}

async function playApproved(cast: Cast): Promise<void> {
  const origin = at(userAgents.tablet);
  const { token, deviceSecret } = await askToEnter(cast, "Tomasz Wiśniewski", origin);
  const { admin, id } = await whatWaits(cast);
  const number = (await waitingOf(token))?.number ?? "";
  await approveLogin(admin, id, { number, absent: false, password: "" });
  await claimApproval(token, { ...origin, deviceSecret });
}

async function playDeclined(cast: Cast): Promise<void> {
  await askToEnter(cast, "Aaliyah Johnson", { userAgent: userAgents.frontDesk, address: "192.0.2.81" });
  const { admin, id } = await whatWaits(cast);
  await declineLogin(admin, id, false);
}

/** What each person asked from so far: the second time it is the same device. */
const secrets = new WeakMap<Cast, Map<string, string>>();

async function asks(cast: Cast, name: string, origin: Origin): Promise<void> {
  const known = secrets.get(cast) ?? new Map<string, string>();
  secrets.set(cast, known);
  const { deviceSecret } = await askToEnter(cast, name, { ...origin, deviceSecret: known.get(name) });
  known.set(name, deviceSecret);
}

async function askToEnter(cast: Cast, name: string, origin: Origin): Promise<OpenedSession> {
  const opening = await signIn(personOf(cast, name).login ?? "", DEMO_PASSWORD, origin);
  if (!opening || !isOpened(opening)) throw new Error(`${name} could not ask to sign in.`);
  return opening;
}

async function whatWaits(cast: Cast) {
  const admin = authorize(await adminOf(cast, "downtown"), "logins.decide");
  const [request] = await listOpenRequests(admin);
  if (!request) throw new Error("Nobody waits for a decision.");
  return { admin, id: request.id };
}

function at(userAgent: string): Origin {
  return { userAgent, address: "198.51.100.17" };
}

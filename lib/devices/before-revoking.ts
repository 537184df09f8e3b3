import { and, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { NotFoundError } from "@/lib/errors";
import { decidersAt } from "./deciders";
import { rulesOf } from "./device-rules";
import { livePairs } from "./live-sessions";
import { ownUser } from "./own-user";
import { personOf } from "./person";
import { isTrusted } from "./rules";

/** What is said before a revocation. */
export type Revocation = {
  userId: string;
  name: string;
  devices: { id: string; label: string }[];
  /** They are signed in there now. */
  signedIn: boolean;
  /** It signs out whoever asks. */
  current: boolean;
  /** None of the practice's Admins has a trusted device left after it. */
  last: boolean;
};

/** Before a device of somebody of this practice is revoked, or, without one, all of theirs. Throws NotFoundError for another's. */
export async function getRevocation(
  admin: Authorized<"logins.decide">,
  userId: string,
  deviceId?: string,
): Promise<Revocation> {
  return revocationOf(admin, await ownUser(admin, userId), deviceId);
}

/** The same for one's own device. */
export async function getOwnRevocation(
  person: Authorized<"profile.manage">,
  deviceId: string,
): Promise<Revocation> {
  return revocationOf(person, await personOf(person.userId), deviceId);
}

type Asking = { userId: string; deviceId: string };
type Owner = { id: string; name: string; practiceId: string | null };

async function revocationOf(asking: Asking, owner: Owner, deviceId?: string): Promise<Revocation> {
  const found = (await devicesOf(owner.id)).filter(({ id }) => !deviceId || id === deviceId);
  if (found.length === 0) throw new NotFoundError();
  const ids = found.map(({ id }) => id);
  const live = await livePairs(ids.map((id) => ({ userId: owner.id, deviceId: id })));
  return {
    userId: owner.id,
    name: owner.name,
    devices: found,
    signedIn: live.size > 0,
    current: asking.userId === owner.id && ids.includes(asking.deviceId),
    last: owner.practiceId !== null && (await leavesNone(owner.practiceId, owner.id, ids)),
  };
}

function devicesOf(userId: string) {
  return db
    .select({ id: devices.id, label: devices.label })
    .from(deviceUsers)
    .innerJoin(devices, eq(devices.id, deviceUsers.deviceId))
    .where(and(eq(deviceUsers.userId, userId), isNull(deviceUsers.revokedAt)));
}

/** Without one nobody could approve under Devices: each Admin's next sign-in would wait for another. */
async function leavesNone(practiceId: string, userId: string, deviceIds: string[]): Promise<boolean> {
  const { twoFactor, trustDays } = await rulesOf(practiceId);
  const admins = (await decidersAt(practiceId)).map(({ id }) => id);
  if (!twoFactor || !admins.includes(userId)) return false;
  const pairs = await db.select().from(deviceUsers).where(inArray(deviceUsers.userId, admins));
  const trusted = pairs.filter((pair) => isTrusted(pair, trustDays, now()));
  const left = trusted.filter((pair) => pair.userId !== userId || !deviceIds.includes(pair.deviceId));
  return trusted.length > 0 && left.length === 0;
}

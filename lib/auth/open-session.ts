import type { Tx } from "@/db";
import type { About } from "@/lib/audit/change";
import { now } from "@/lib/clock";
import { askFirst } from "@/lib/devices/ask-first";
import { heldDevice, newDevice, pairOf } from "@/lib/devices/held-device";
import { openActive, untrustPair } from "@/lib/devices/open-active";
import type { OpenedSession, Opening } from "@/lib/devices/opening";
import type { Origin } from "@/lib/devices/origin";
import { personOf } from "@/lib/devices/person";
import { isTrusted } from "@/lib/devices/rules";
import type { VisitorActor } from "./actor";

/** Whoever stands there before they are signed in, for the log. */
export function visitorAt({ address, userAgent }: Origin): VisitorActor {
  return { kind: "visitor", address, userAgent };
}

/**
 * Where every way in ends (password, invitation, reset, setup link): opens a session for a user whose right to one was just proved. On a
 * device that this user was not approved on it is pending, and a login request waits (product.md, section 4). Notes it in the log.
 */
export async function openSession(tx: Tx, about: About, userId: string, origin: Origin): Promise<Opening> {
  const person = await personOf(userId);
  const device = await heldDevice(origin);
  const pair = device && (await pairOf(device.id, userId));
  const trusted = isTrusted(pair, person.trustDays, now());
  if (person.strict && !trusted) return askFirst(tx, about, person, device, origin);
  // Trust that ran out doesn't come back by being used while nobody asks for it.
  if (device && pair?.trustedAt && !trusted) await untrustPair(tx, device.id, person.id);
  return openActive(tx, about, person, device ?? (await newDevice(tx, origin)), origin);
}

/**
 * The same on a device that is trusted at once, for the few ways in that the operator opens. The device is a new one whatever the
 * browser brought: a secret could have been planted there, and whoever planted it would be trusted too.
 */
export async function openTrusted(
  tx: Tx,
  about: About,
  userId: string,
  origin: Origin,
  trustedBy: string,
): Promise<OpenedSession> {
  return openActive(tx, about, await personOf(userId), await newDevice(tx, origin), origin, trustedBy);
}

/** The device's id if this user is trusted on the browser that holds the secret. */
export async function trustedDevice(userId: string | undefined, origin: Origin): Promise<string | undefined> {
  const device = userId ? await heldDevice(origin) : undefined;
  if (!device || !userId) return undefined;
  const pair = await pairOf(device.id, userId);
  if (!pair?.trustedAt) return undefined;
  const { trustDays } = await personOf(userId);
  return isTrusted(pair, trustDays, now()) ? device.id : undefined;
}

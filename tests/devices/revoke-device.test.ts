import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { authorize } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { DAY, fromNow, standAt } from "@/lib/clock";
import { getOwnRevocation, getRevocation } from "@/lib/devices/before-revoking";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveLogin } from "@/lib/devices/decide-signed-in";
import { revokeDevice, revokeDevicesOf, revokeOwnDevice } from "@/lib/devices/revoke-device";
import { NotFoundError } from "@/lib/errors";
import {
  alsoAt,
  aPerson,
  aPractice,
  liveSessionsOf,
  sessionOf,
  signedIn,
  theLogOf,
} from "@/tests/support/world";
import { aBrowser, deciding, signsIn, somebodyWaiting, theNumberOf, theRequestOf } from "./new-device";

afterEach(() => standAt());

/** A practice with one Admin, and Chloe signed in on two trusted devices. */
async function chloeOnTwo() {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const [first, second] = [await sessionOf(chloe), await sessionOf(chloe)];
  const device = (await readSession(first))?.session.deviceId ?? "";
  return { practice, ruth, chloe, first, second, device, admin: await deciding(ruth, practice) };
}

test("an Admin revokes a device: its session is refused at the next request, the others stay", async () => {
  const { admin, chloe, practice, first, second, device } = await chloeOnTwo();
  await revokeDevice(admin, chloe.id, device);
  expect(await readSession(first)).toBeUndefined();
  expect(await readSession(second)).toBeDefined();
  const last = (await theLogOf(practice)).at(-1);
  expect(last).toMatchObject({
    event: "device.revoked",
    actorName: "Ruth Adler",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 156 on Linux", "Sessions ended": 1 },
  });
});

test("a revoked device waits for a decision at the next sign-in", async () => {
  const { practice, ruth, chloe } = await chloeOnTwo();
  const admin = await deciding(ruth, practice);
  await revokeDevicesOf(admin, chloe.id);
  const opened = await signsIn(chloe, aBrowser());
  expect(opened.pending).toBe(true);
});

test("revoking a device takes back what waits on it", async () => {
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  const origin = { ...browser, deviceSecret: waiting.deviceSecret };
  const decision = { number: await theNumberOf(chloe), absent: false, password: "" };
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, decision);
  const opened = await claimApproval(waiting.token, origin);
  standAt(fromNow(91 * DAY));
  const again = await signsIn(chloe, { ...browser, deviceSecret: opened?.deviceSecret });
  expect(again).toMatchObject({ pending: true, deviceId: opened?.deviceId });
  await revokeDevice(await deciding(ruth, practice), chloe.id, again.deviceId);
  expect((await theRequestOf(chloe)).state).toBe("withdrawn");
  expect(await readSession(again.token)).toBeUndefined();
});

test("a device that was never trusted is declined, not revoked", async () => {
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  await expect(revokeDevice(admin, chloe.id, waiting.deviceId)).rejects.toThrow(NotFoundError);
  expect((await theRequestOf(chloe)).state).toBe("open");
});

test("all devices of a user are revoked at once, each with its line in the log", async () => {
  const { admin, chloe, practice } = await chloeOnTwo();
  expect(await revokeDevicesOf(admin, chloe.id)).toBe(2);
  expect(await liveSessionsOf(chloe)).toBe(0);
  const lines = (await theLogOf(practice)).filter(({ event }) => event === "device.revoked");
  expect(lines).toHaveLength(2);
  await expect(revokeDevicesOf(admin, chloe.id)).rejects.toThrow(NotFoundError);
  await expect(getRevocation(admin, chloe.id)).rejects.toThrow(NotFoundError);
});

test("with all devices what waits on a new one ends too: the request, and an approval nobody used yet", async () => {
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  await sessionOf(chloe);
  const admin = await deciding(ruth, practice);
  const decision = { number: await theNumberOf(chloe), absent: false, password: "" };
  await approveLogin(admin, (await theRequestOf(chloe)).id, decision);
  const other = await signsIn(chloe, browser);
  await revokeDevicesOf(admin, chloe.id);
  expect(await readSession(other.token)).toBeUndefined();
  const origin = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await claimApproval(waiting.token, origin)).toBeUndefined();
  expect((await signsIn(chloe, origin)).pending).toBe(true);
});

test("a device is revoked once; an unknown one, and another practice's, is not found and nothing changes", async () => {
  const { admin, chloe, device, practice } = await chloeOnTwo();
  const there = await aPractice();
  const omar = await aPerson({ at: there, name: "Omar Haddad", can: ["admin"] });
  const stranger = await deciding(omar, there);
  const before = await theLogOf(practice);
  for (const act of [
    () => revokeDevice(stranger, chloe.id, device),
    () => revokeDevicesOf(stranger, chloe.id),
    () => getRevocation(stranger, chloe.id, device),
    () => revokeDevice(admin, omar.id, device),
    () => revokeDevice(admin, chloe.id, "nothing"),
    () => revokeOwnDevice(authorize(stranger, "profile.manage"), device),
  ])
    await expect(act()).rejects.toThrow(NotFoundError);
  expect(await theLogOf(practice)).toEqual(before);
  expect(await liveSessionsOf(chloe)).toBe(2);
  await revokeDevice(admin, chloe.id, device);
  await expect(revokeDevice(admin, chloe.id, device)).rejects.toThrow(NotFoundError);
});

test("a user who only visits this practice has their devices revoked at home", async () => {
  const { admin, practice } = await chloeOnTwo();
  const home = await aPractice({ groupId: practice.groupId });
  const ada = await aPerson({ at: home, name: "Dr. Ada Moreno" });
  await alsoAt(ada, practice);
  const device = (await readSession(await sessionOf(ada)))?.session.deviceId ?? "";
  await expect(revokeDevice(admin, ada.id, device)).rejects.toThrow(NotFoundError);
  expect(await liveSessionsOf(ada)).toBe(1);
});

test("one revokes a device of one's own, wherever one stands: the home practice's log tells", async () => {
  const { practice, chloe, device } = await chloeOnTwo();
  const other = await aPractice({ groupId: practice.groupId });
  await alsoAt(chloe, other);
  const person = authorize(await signedIn(chloe, other), "profile.manage");
  expect(await getOwnRevocation(person, device)).toMatchObject({
    current: false,
    last: false,
    signedIn: true,
  });
  await revokeOwnDevice(person, device);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "device.revoked", actorId: chloe.id });
  await expect(revokeOwnDevice(person, device)).rejects.toThrow(NotFoundError);
});

test("revoking the device one sits at signs one out", async () => {
  const { practice, chloe } = await chloeOnTwo();
  const person = authorize(await signedIn(chloe, practice), "profile.manage");
  expect((await getOwnRevocation(person, person.deviceId)).current).toBe(true);
  await revokeOwnDevice(person, person.deviceId);
  const [own] = await db.select().from(sessions).where(eq(sessions.id, person.sessionId));
  expect(own).toMatchObject({ state: "ended", endedBecause: "its owner revoked the device" });
});

test("the last trusted device that any Admin has is warned of before it is revoked", async () => {
  const { practice, ruth, admin, device, chloe } = await chloeOnTwo();
  expect((await getRevocation(admin, ruth.id)).last).toBe(true);
  expect((await getRevocation(admin, ruth.id, admin.deviceId)).last).toBe(true);
  expect((await getRevocation(admin, chloe.id, device)).last).toBe(false);
  const sam = await aPerson({ at: practice, name: "Sam Ito", can: ["admin"] });
  expect((await getRevocation(admin, ruth.id)).last).toBe(true);
  await sessionOf(sam);
  expect((await getRevocation(admin, ruth.id)).last).toBe(false);
});

import { and, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { recoveryCodes } from "@/db/schema/login-requests";
import { outbox } from "@/db/schema/outbox";
import { authorize } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { DAY, fromNow, HOUR, MINUTE, standAt } from "@/lib/clock";
import { getOwnRevocation, getRevocation } from "@/lib/devices/before-revoking";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { approveLogin } from "@/lib/devices/decide-signed-in";
import { getDeviceRules, trustDaysOf } from "@/lib/devices/device-rules";
import { ruleSentences, staleRules } from "@/lib/devices/device-rules-words";
import { listTrustedDevices } from "@/lib/devices/list-devices";
import { isLive, listSessions, livePairs } from "@/lib/devices/live-sessions";
import { makeRecoveryCodes } from "@/lib/devices/make-recovery-codes";
import { newRecoveryCode, plainCode } from "@/lib/devices/recovery-code-text";
import { revokeDevice, revokeDevicesOf } from "@/lib/devices/revoke-device";
import { approveOnServer, declineOnServer } from "@/lib/devices/support-decide";
import { findAccount, listKnownDevices, listWaitingRequests } from "@/lib/devices/support-read";
import { reasonOf } from "@/lib/devices/support-reason";
import { revokeAllOnServer, revokeOnServer, trustOnServer } from "@/lib/devices/support-trust";
import { useRecoveryCode as typeCode } from "@/lib/devices/use-recovery-code";
import { ConflictError, NotFoundError } from "@/lib/errors";
import type { PracticeRow } from "@/lib/practices/add-practice";
import {
  aPerson,
  aPractice,
  at,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  signedIn,
  theLogOf,
  theOutboxOf,
  trustedOn,
  turns,
} from "@/tests/support/world";
import { aBrowser, comesBy, deciding, somebodyWaiting, theNumberOf, theRequestOf } from "./new-device";

afterEach(() => standAt());

const NINE = new Date("2026-03-02T09:00:00Z");
const WHY = "the only Admin lost her phone";
const USUAL = { twoFactor: true, numberRule: "unless_absent" as const, trustDays: 90 };

/** A practice with an Admin, at nine; sessions there last two hours, and ten minutes unused. */
async function atNine() {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  await turns(practice, { sessionHours: 2, idleMinutes: 10 });
  const ruth = await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  return { practice, ruth, chloe, admin: await deciding(ruth, practice) };
}

async function thePairOf(person: { id: string }, deviceId: string) {
  const [pair] = await db
    .select()
    .from(deviceUsers)
    .where(and(eq(deviceUsers.userId, person.id), eq(deviceUsers.deviceId, deviceId)));
  return pair;
}

const eventsAt = async (practice: PracticeRow) => (await theLogOf(practice)).map(({ event }) => event);

test("a session is live for so many minutes unused and so many hours in all, to the millisecond", () => {
  standAt(NINE);
  const session = {
    createdAt: fromNow(-HOUR),
    lastSeenAt: fromNow(-MINUTE),
    idleMinutes: 10,
    sessionHours: 2,
  };
  expect(isLive(session)).toBe(true);
  expect(isLive({ ...session, lastSeenAt: fromNow(-10 * MINUTE + 1) })).toBe(true);
  expect(isLive({ ...session, lastSeenAt: fromNow(-10 * MINUTE) })).toBe(false);
  expect(isLive({ ...session, createdAt: fromNow(-2 * HOUR + 1) })).toBe(true);
  expect(isLive({ ...session, createdAt: fromNow(-2 * HOUR) })).toBe(false);
});

test("the list of sessions and that of devices agree on who is signed in now", async () => {
  const { admin, chloe } = await atNine();
  const opened = await trustedOn(chloe);
  const seen = async () => [
    (await listSessions(admin, { page: 1, people: [chloe.id] })).list.length,
    (await listTrustedDevices(admin, { page: 1, people: [chloe.id] })).list[0]?.signedIn,
  ];
  expect(await seen()).toEqual([1, true]);
  standAt(fromNow(10 * MINUTE - 1));
  expect(await seen()).toEqual([1, true]);
  standAt(fromNow(1));
  expect(await seen()).toEqual([0, false]);
  expect(await livePairs([])).toEqual(new Set());
  standAt(NINE);
  const pair = { userId: chloe.id, deviceId: opened.deviceId };
  expect(await livePairs([pair])).toEqual(new Set([`${chloe.id} ${opened.deviceId}`]));
});

test("a page is of fifty, and says whether there is another", async () => {
  const { admin, chloe } = await atNine();
  for (let device = 0; device < 50; device++) await trustedOn(chloe);
  const people = [chloe.id];
  for (const listed of [listSessions, listTrustedDevices] as const) {
    const all = await listed(admin, { page: 1 });
    expect([all.list.length, all.orMore]).toEqual([50, true]);
    const hers = await listed(admin, { page: 1, people });
    expect([hers.list.length, hers.orMore]).toEqual([50, false]);
    expect((await listed(admin, { page: 2 })).list).toHaveLength(1);
  }
});

test("one's own other device is not the current one", async () => {
  const { admin, ruth } = await atNine();
  const other = await trustedOn(ruth);
  const { list } = await listTrustedDevices(admin, { page: 1 });
  expect(list.find(({ deviceId }) => deviceId === other.deviceId)?.current).toBe(false);
  expect(list.find(({ deviceId }) => deviceId === admin.deviceId)?.current).toBe(true);
});

test("a device that two Admins share is not the last while one of them keeps it", async () => {
  const { practice, admin, ruth } = await atNine();
  const sam = await aPerson({ at: practice, name: "Sam Ito", can: ["admin"] });
  const shared = await trustedOn(ruth);
  await comesBy(sam, aBrowser({ deviceSecret: shared.deviceSecret }));
  await declineEverything(practice);
  await trustOnServer(sam.id, shared.deviceId, WHY);
  expect((await getRevocation(admin, ruth.id)).last).toBe(false);
  expect((await getRevocation(admin, sam.id)).last).toBe(false);
  await revokeOnServer(sam.id, shared.deviceId, WHY);
  expect((await getRevocation(admin, ruth.id)).last).toBe(true);
});

test("new codes are told to the Admins in a sentence", async () => {
  const { practice, admin } = await atNine();
  await makeRecoveryCodes(authorize(admin, "practice.manage"));
  const [mail] = await theOutboxOf(practice);
  expect(mail?.about["what"]).toContain("New recovery codes were printed.");
});

test("each line of the sessions says who, on what, from where and since when", async () => {
  const { admin, chloe } = await atNine();
  const opened = await trustedOn(chloe);
  const { list } = await listSessions(admin, { page: 1, people: [chloe.id] });
  expect(list).toMatchObject([
    {
      id: opened.sessionId,
      userId: chloe.id,
      name: "Chloe Park",
      photoId: null,
      device: "Chrome 156 on Linux",
      address: "192.0.2.7",
      country: null,
      createdAt: NINE,
      lastSeenAt: NINE,
      current: false,
    },
  ]);
});

test("a device that two people share is the current one of whoever asks alone", async () => {
  const { practice, ruth, chloe } = await atNine();
  await turns(practice, { twoFactor: false });
  const opened = await trustedOn(ruth);
  const admin = authorize(await signedIn(ruth, practice), "logins.decide");
  const own = { ...admin, deviceId: opened.deviceId };
  await comesBy(chloe, aBrowser({ deviceSecret: opened.deviceSecret }));
  await turns(practice, { twoFactor: true });
  await declineEverything(practice);
  await trustOnServer(chloe.id, opened.deviceId, WHY);
  const { list } = await listTrustedDevices(own, { page: 1 });
  const shared = list.filter(({ deviceId }) => deviceId === opened.deviceId);
  expect(shared.map(({ name, current }) => [name, current]).sort()).toEqual([
    ["Chloe Park", false],
    ["Ruth Adler", true],
  ]);
  expect((await getRevocation(own, chloe.id, opened.deviceId)).current).toBe(false);
  expect((await getRevocation(own, ruth.id, opened.deviceId)).current).toBe(true);
});

async function declineEverything(practice: PracticeRow) {
  for (const { id } of await listWaitingRequests(practice.slug)) await declineOnServer(id, WHY);
}

test("before a revocation one reads whose it is, which devices, and whether they are signed in", async () => {
  const { practice, admin, chloe } = await atNine();
  const [one, other] = [await trustedOn(chloe), await trustedOn(chloe)];
  const all = await getRevocation(admin, chloe.id);
  expect(all).toMatchObject({
    userId: chloe.id,
    name: "Chloe Park",
    signedIn: true,
    current: false,
    last: false,
  });
  expect(all.devices.map(({ id }) => id).sort()).toEqual([one.deviceId, other.deviceId].sort());
  const single = await getRevocation(admin, chloe.id, one.deviceId);
  expect(single.devices).toEqual([{ id: one.deviceId, label: "Chrome 156 on Linux" }]);
  standAt(fromNow(HOUR));
  expect(await getRevocation(admin, chloe.id)).toMatchObject({ signedIn: false });
  await expect(getRevocation(admin, chloe.id, admin.deviceId)).rejects.toThrow(NotFoundError);
  expect(await eventsAt(practice)).not.toContain("device.revoked");
});

test("no device is the last where two-factor is off, where trust had run out, or for a support account", async () => {
  const { practice, ruth, admin } = await atNine();
  expect((await getRevocation(admin, ruth.id)).last).toBe(true);
  await turns(practice, { twoFactor: false });
  expect((await getRevocation(admin, ruth.id)).last).toBe(false);
  await turns(practice, { twoFactor: true });
  await trustedOn(ruth);
  expect((await getRevocation(admin, ruth.id, admin.deviceId)).last).toBe(false);
  expect((await getRevocation(admin, ruth.id)).last).toBe(true);
  standAt(fromNow(91 * DAY));
  expect((await getRevocation(admin, ruth.id)).last).toBe(false);
  const person = authorize(admin, "profile.manage");
  await becomes(ruth, { support: true, homePracticeId: null });
  expect((await getOwnRevocation(person, admin.deviceId)).last).toBe(false);
  await becomes(ruth, { support: false, homePracticeId: practice.id });
});

test("revoking all ends what was trusted, and what was revoked before keeps its moment", async () => {
  const { admin, chloe } = await atNine();
  const [one, other] = [await trustedOn(chloe), await trustedOn(chloe)];
  await revokeDevice(admin, chloe.id, one.deviceId);
  at("2026-03-02 09:05");
  expect(await revokeDevicesOf(admin, chloe.id)).toBe(1);
  expect((await thePairOf(chloe, one.deviceId))?.revokedAt).toEqual(NINE);
  expect((await thePairOf(chloe, other.deviceId))?.revokedAt).toEqual(new Date("2026-03-02T09:05:00Z"));
});

test("the settings are told in words: one day is a day", () => {
  const off = { twoFactor: false, numberRule: "never" as const, trustDays: 1 };
  expect(ruleSentences(off, ["twoFactor", "trustDays"])).toEqual([
    expect.stringContaining("turned off"),
    expect.stringContaining("after 1 day without"),
  ]);
  expect(ruleSentences(USUAL, ["twoFactor", "numberRule", "trustDays"])).toEqual([
    expect.stringContaining("turned on"),
    expect.stringContaining("unless they are absent"),
    expect.stringContaining("after 90 days without"),
  ]);
  const stale = staleRules(USUAL, off);
  expect(stale).toMatchObject({ version: "on unless_absent 90" });
  expect(stale.differences).toEqual([
    { field: "twoFactor", label: "2 Factor Authenticator", saved: "on", yours: "off" },
    { field: "numberRule", label: "Number on their screen", saved: "unless they are absent", yours: "never" },
    { field: "trustDays", label: "Approve again after", saved: "90 days", yours: "1 day" },
  ]);
});

test("only what was changed is saved, written down and mailed", async () => {
  const { practice, ruth } = await atNine();
  const admin = authorize(await signedIn(ruth, practice), "practice.manage");
  const { version } = await getDeviceRules(admin);
  expect(version).toBe("on unless_absent 90");
  expect(await changeDeviceRules(admin, { ...USUAL, trustDays: 30, version })).toEqual({
    trusted: 0,
    withdrawn: 0,
  });
  expect(await trustDaysOf(practice.id)).toBe(30);
  await expect(trustDaysOf("nowhere")).rejects.toThrow(NotFoundError);
  const line = (await theLogOf(practice)).at(-1);
  expect(line).toMatchObject({
    event: "security.changed",
    subjectName: practice.name,
    before: { "Approve again after": "90 days" },
    after: { "Approve again after": "30 days" },
  });
  const [mail] = await theOutboxOf(practice);
  expect(mail?.about).toEqual({
    what: expect.stringContaining("30 days"),
    changedBy: "Ruth Adler",
    changedAt: NINE.toISOString(),
    practice: practice.name,
    timeZone: practice.timeZone,
    slug: practice.slug,
  });
});

test("turning two-factor on trusts each device once, though it has two sessions, and none that is idle or revoked", async () => {
  const { practice, ruth, chloe } = await atNine();
  await turns(practice, { twoFactor: false });
  const idle = letIn(await comesBy(chloe, aBrowser()));
  at("2026-03-02 09:30");
  const first = letIn(await comesBy(chloe, aBrowser()));
  await comesBy(chloe, aBrowser({ deviceSecret: first.deviceSecret }));
  const admin = authorize(await signedIn(ruth, practice), "practice.manage");
  const { version } = await getDeviceRules(admin);
  expect(await changeDeviceRules(admin, { ...USUAL, version })).toEqual({ trusted: 1, withdrawn: 0 });
  expect(await thePairOf(chloe, first.deviceId)).toMatchObject({
    trustedBy: "2 Factor Authenticator was turned on",
  });
  expect((await thePairOf(chloe, idle.deviceId))?.trustedAt).toBeNull();
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "device.trusted",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", By: "2 Factor Authenticator was turned on" },
  });
});

test("turning two-factor off ends the page that waited, and the log says why", async () => {
  const { practice, ruth, waiting } = await somebodyWaiting();
  const admin = authorize(await deciding(ruth, practice), "practice.manage");
  const { version } = await getDeviceRules(admin);
  await changeDeviceRules(admin, { ...USUAL, twoFactor: false, version });
  expect(await readSession(waiting.token)).toBeUndefined();
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "login.withdrawn",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", Why: "2 Factor Authenticator was turned off" },
  });
});

test("a recovery code is sixteen letters in fours; typed in any case, with any dashes or none, it is the same", () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
  expect(plainCode(code)).toBe(code.replaceAll("-", ""));
  expect(plainCode(` ${code.toLowerCase().replaceAll("-", " – ")} `)).toBe(plainCode(code));
  expect(plainCode("ＡＢ２")).toBe("AB2");
  expect(plainCode("a".repeat(300))).toHaveLength(200);
});

/** Chloe waits at a practice with codes. */
async function waitingWithCodes() {
  const world = await somebodyWaiting(aBrowser({ address: `203.0.113.${++browsers}` }));
  const admin = authorize(await deciding(world.ruth, world.practice), "practice.manage");
  const codes = await makeRecoveryCodes(admin);
  const origin = { ...world.browser, deviceSecret: world.waiting.deviceSecret };
  const type = (code = "", password = PASSWORD) => typeCode(world.waiting.token, { code, password }, origin);
  return { ...world, admin, codes, type };
}
let browsers = 0;

test("a code that was used says by whom and when, and stays when new ones are made", async () => {
  at("2026-03-02 09:00");
  const { practice, chloe, admin, codes, type } = await waitingWithCodes();
  await type(codes[0]);
  expect((await theLogOf(practice)).find(({ event }) => event === "recovery-code.used")).toMatchObject({
    actorKind: "visitor",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", "Codes left": 9 },
  });
  const mail = (await theOutboxOf(practice)).find(({ kind }) => kind === "recovery-code-used");
  expect(mail?.about).toEqual({
    requestId: (await theRequestOf(chloe)).id,
    support: "",
    name: "Chloe Park",
    device: "Chrome 140 on Windows",
    address: expect.stringContaining("203.0.113."),
    country: "",
    usedAt: NINE.toISOString(),
    codesLeft: "9",
    practice: practice.name,
    timeZone: practice.timeZone,
  });
  await makeRecoveryCodes(admin);
  expect(await countRecoveryCodes(admin)).toBe(10);
  const kept = await db.select().from(recoveryCodes).where(eq(recoveryCodes.practiceId, practice.id));
  expect(kept.filter(({ usedAt }) => usedAt)).toMatchObject([{ usedBy: chloe.id, usedAt: NINE }]);
  expect(kept.find(({ usedAt }) => !usedAt)).toMatchObject({ createdBy: admin.userId, createdAt: NINE });
});

test("a refused code is written down with the device; a right one clears what was counted", async () => {
  at("2026-03-02 09:00");
  const { practice, codes, type } = await waitingWithCodes();
  for (let guess = 0; guess < 4; guess++) await type("AAAA").catch(() => undefined);
  const lines = (await theLogOf(practice)).filter(({ event }) => event === "recovery-code.refused");
  expect(lines[0]).toMatchObject({
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", Paused: false },
  });
  await type(codes[0]);
  const other = await waitingWithCodes();
  for (let guess = 0; guess < 9; guess++) await other.type("AAAA").catch(() => undefined);
  expect((await theLogOf(other.practice)).at(-1)).toMatchObject({ after: { Paused: true } });
  standAt(fromNow(MINUTE));
  expect(letIn(await other.type(other.codes[0])).pending).toBe(false);
});

test("an expired request, an access that is over and a support account are opened by no code", async () => {
  at("2026-03-02 09:00");
  const over = await waitingWithCodes();
  await becomes(over.chloe, { accessEndsAt: NINE });
  await expect(over.type(over.codes[0])).rejects.toMatchObject({ field: "code" });
  const late = await waitingWithCodes();
  standAt(fromNow(DAY));
  await expect(late.type(late.codes[0])).rejects.toMatchObject({ field: "" });
  const sofia = await aPerson({ at: late.practice });
  await becomes(sofia, { support: true, homePracticeId: null });
  const waiting = letIn(await comesBy(sofia, aBrowser()));
  const origin = aBrowser({ deviceSecret: waiting.deviceSecret });
  const typed = { code: late.codes[0] ?? "", password: PASSWORD };
  await expect(typeCode(waiting.token, typed, origin)).rejects.toMatchObject({ field: "code" });
  await becomes(sofia, { support: false });
  expect(await countRecoveryCodes(late.admin)).toBe(10);
});

test("an Admin who decides in the same moment, or a second code, changes nothing about the first", async () => {
  const { admin, chloe, codes, type } = await waitingWithCodes();
  const { id } = await theRequestOf(chloe);
  const approval = { number: await theNumberOf(chloe), absent: false, password: "" };
  const decider = authorize(admin, "logins.decide");
  const all = await Promise.allSettled([type(codes[0]), type(codes[1]), approveLogin(decider, id, approval)]);
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await countRecoveryCodes(admin)).toBeGreaterThanOrEqual(9);
});

test("an approval on the server says that nobody typed the number", async () => {
  const { chloe } = await somebodyWaiting();
  await approveOnServer((await theRequestOf(chloe)).id, WHY);
  expect(await theRequestOf(chloe)).toMatchObject({
    state: "approved",
    withoutNumber: true,
    decidedBy: null,
  });
});

test("a reason of three hundred letters is kept whole", () => {
  expect(reasonOf("x".repeat(300))).toBe("x".repeat(300));
  expect(reasonOf("🦷".repeat(300))).toBe("🦷".repeat(300));
  expect(() => reasonOf("🦷".repeat(301))).toThrow("300 characters");
});

test("the operator finds an account by its login in any case, and none that was deleted", async () => {
  const { chloe } = await atNine();
  expect(await findAccount(` ${chloe.login?.toUpperCase()} `)).toEqual({ id: chloe.id, name: "Chloe Park" });
  await expect(findAccount("nobody@nowhere.example")).rejects.toThrow(NotFoundError);
  await becomes(chloe, { status: "deleted" });
  await expect(findAccount(chloe.login ?? "")).rejects.toThrow(NotFoundError);
});

test("the operator sees what waits, the oldest first, and each device of a user once, the last used first", async () => {
  const { practice, chloe, ruth } = await atNine();
  const trusted = await trustedOn(chloe);
  at("2026-03-02 10:00");
  const waiting = letIn(await comesBy(chloe, aBrowser()));
  at("2026-03-02 11:00");
  await comesBy(ruth, aBrowser());
  const list = await listWaitingRequests(practice.slug);
  expect(list.map(({ name }) => name)).toEqual(["Chloe Park", "Ruth Adler"]);
  expect(list[0]).toMatchObject({
    login: chloe.login,
    practice: practice.name,
    device: "Chrome 140 on Windows",
    address: "192.0.2.7",
    country: null,
    createdAt: new Date("2026-03-02T10:00:00Z"),
    expiresAt: new Date("2026-03-03T10:00:00Z"),
    attempts: 1,
  });
  expect(await listKnownDevices(chloe.id)).toMatchObject([
    {
      id: waiting.deviceId,
      label: "Chrome 140 on Windows",
      trustedAt: null,
      trustedBy: null,
      revokedAt: null,
    },
    { id: trusted.deviceId, label: "Chrome 156 on Linux", trustedBy: "tests", seenAt: NINE },
  ]);
  standAt(new Date("2026-03-03T10:00:00Z"));
  expect((await listWaitingRequests(practice.slug)).map(({ name }) => name)).toEqual(["Ruth Adler"]);
});

test("what the server's command line trusts and revokes is told to the Admins with the reason, and stands in the log", async () => {
  const { practice, chloe } = await atNine();
  const waiting = letIn(await comesBy(chloe, aBrowser()));
  await expect(trustOnServer(chloe.id, waiting.deviceId, WHY)).rejects.toThrow(ConflictError);
  await declineEverything(practice);
  await trustOnServer(chloe.id, waiting.deviceId, WHY);
  expect(await thePairOf(chloe, waiting.deviceId)).toMatchObject({
    trustedAt: NINE,
    trustedBy: "Chairside support",
    practiceId: practice.id,
    lastAddress: "192.0.2.7",
  });
  const line = async () => (await theLogOf(practice)).at(-1);
  expect(await line()).toMatchObject({
    event: "device.trusted",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", By: "Chairside support", Reason: WHY },
  });
  await revokeOnServer(chloe.id, waiting.deviceId, WHY);
  expect(await revokeAllOnServer(chloe.id, WHY)).toBe(0);
  expect(await line()).toMatchObject({
    event: "user.signed-out-everywhere",
    after: { "Sessions ended": 0, Reason: WHY },
  });
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind === "security-changed");
  expect(told.map(({ about }) => about["what"])).toEqual([
    `A device of Chloe Park is trusted: Chrome 140 on Windows. Reason: ${WHY}`,
    `A device of Chloe Park is trusted no more: Chrome 140 on Windows. Reason: ${WHY}`,
    `No device of Chloe Park is trusted any more. Reason: ${WHY}`,
  ]);
  expect(told[0]?.about).toMatchObject({ changedBy: "Chairside support", slug: practice.slug });
});

test("for a support account the command line works too, and there is nobody to tell", async () => {
  const { chloe } = await atNine();
  await becomes(chloe, { support: true, homePracticeId: null });
  const opened = await trustedOn(chloe);
  await revokeOnServer(chloe.id, opened.deviceId, WHY);
  await trustOnServer(chloe.id, opened.deviceId, WHY);
  expect(await revokeAllOnServer(chloe.id, WHY)).toBe(1);
  expect(await liveSessionsOf(chloe)).toBe(0);
  const told = await db.select().from(outbox).where(eq(outbox.kind, "security-changed"));
  expect(told.filter(({ recipient }) => recipient === chloe.login)).toEqual([]);
  await becomes(chloe, { support: false });
});

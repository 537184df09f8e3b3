import { and, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { devices, deviceUsers } from "@/db/schema/devices";
import { userNetworks } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { hashSecret } from "@/lib/auth/secrets";
import { fromNow, HOUR, standAt } from "@/lib/clock";
import { isFirstAdmin } from "@/lib/devices/first-admin";
import { heldDevice } from "@/lib/devices/held-device";
import { mayEnter } from "@/lib/devices/may-enter";
import { networkKeyOf } from "@/lib/devices/networks";
import { isOpened } from "@/lib/devices/opening";
import { personOf } from "@/lib/devices/person";
import type { PracticeRow } from "@/lib/practices/add-practice";
import {
  alsoAt,
  aPerson,
  aPractice,
  at,
  becomes,
  letIn,
  theLogOf,
  trustedOn,
  turns,
} from "@/tests/support/world";
import { aBrowser, comesBy } from "./new-device";

afterEach(() => standAt());

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0";
const GO = "ChairsideGo/1.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

/** A practice that asks for no decision. */
async function anOpenPractice() {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  return practice;
}

async function thePairOf(person: { id: string }, deviceId: string) {
  const [pair] = await db
    .select()
    .from(deviceUsers)
    .where(and(eq(deviceUsers.userId, person.id), eq(deviceUsers.deviceId, deviceId)));
  return pair;
}

async function rewrites(person: { id: string }, columns: Partial<typeof deviceUsers.$inferInsert>) {
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: person.id, name: "somebody" });
    await tx.update(deviceUsers).set(columns).where(eq(deviceUsers.userId, person.id));
  });
}

const eventsAt = async (practice: PracticeRow) => (await theLogOf(practice)).map(({ event }) => event);

test("whoever is let in is noted with device, network and time, and the log says so; the database keeps no secret", async () => {
  at("2026-03-02 09:00");
  const practice = await anOpenPractice();
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const opened = letIn(await comesBy(chloe, aBrowser()));
  const nine = new Date("2026-03-02T09:00:00Z");
  const [session] = await db.select().from(sessions).where(eq(sessions.id, opened.sessionId));
  expect(session).toMatchObject({
    tokenHash: hashSecret(opened.token),
    userId: chloe.id,
    deviceId: opened.deviceId,
    state: "active",
    address: "192.0.2.7",
    createdAt: nine,
    lastSeenAt: nine,
  });
  const [device] = await db.select().from(devices).where(eq(devices.id, opened.deviceId));
  expect(device).toEqual({
    id: opened.deviceId,
    secretHash: hashSecret(opened.deviceSecret),
    kind: "browser",
    label: "Chrome 140 on Windows",
    createdAt: nine,
  });
  expect(await thePairOf(chloe, opened.deviceId)).toMatchObject({
    firstSeenAt: nine,
    lastSeenAt: nine,
    lastAddress: "192.0.2.7",
    practiceId: practice.id,
    trustedAt: null,
    revokedAt: null,
    lookedLike: null,
  });
  const [user] = await db.select().from(users).where(eq(users.id, chloe.id));
  expect(user?.lastSignInAt).toEqual(nine);
  const last = (await theLogOf(practice)).at(-1);
  expect(last).toMatchObject({
    event: "session.opened",
    subjectName: "Chloe Park",
    after: { session: opened.sessionId, device: opened.deviceId },
  });
  expect(await eventsAt(practice)).not.toContain("device.trusted");
});

test("the next sign-in there moves what was last, and leaves what was first", async () => {
  at("2026-03-02 09:00");
  const chloe = await aPerson({ at: await anOpenPractice() });
  const first = letIn(await comesBy(chloe, aBrowser({ address: "85.214.132.117" })));
  at("2026-03-02 11:00");
  const device = { deviceSecret: first.deviceSecret };
  const second = letIn(await comesBy(chloe, aBrowser({ ...device, address: "85.214.132.9" })));
  expect(second).toMatchObject({ deviceId: first.deviceId, deviceSecret: first.deviceSecret });
  const pair = await thePairOf(chloe, first.deviceId);
  const [nine, eleven] = [new Date("2026-03-02T09:00:00Z"), new Date("2026-03-02T11:00:00Z")];
  expect(pair).toMatchObject({ firstSeenAt: nine, lastSeenAt: eleven, lastAddress: "85.214.132.9" });
  const networks = await db.select().from(userNetworks).where(eq(userNetworks.userId, chloe.id));
  expect(networks).toEqual([
    { userId: chloe.id, network: "85.214.132.0/24", country: "DE", firstSeenAt: nine, lastSeenAt: eleven },
  ]);
});

test("a device that begins to look like another is written down; an update of its browser only changes its name", async () => {
  const practice = await anOpenPractice();
  const chloe = await aPerson({ at: practice });
  const { deviceSecret, deviceId } = letIn(await comesBy(chloe, aBrowser()));
  const newer = aBrowser().userAgent.replace("140", "141");
  await comesBy(chloe, aBrowser({ deviceSecret }));
  await comesBy(chloe, aBrowser({ deviceSecret, userAgent: newer }));
  expect(await thePairOf(chloe, deviceId)).toMatchObject({ lookedLike: null });
  expect(await eventsAt(practice)).not.toContain("device.looks-different");
  await comesBy(chloe, aBrowser({ deviceSecret, userAgent: FIREFOX }));
  expect(await thePairOf(chloe, deviceId)).toMatchObject({ lookedLike: "Chrome 141 on Windows" });
  const [device] = await db.select().from(devices).where(eq(devices.id, deviceId));
  expect(device?.label).toBe("Firefox 130 on Linux");
  const line = (await theLogOf(practice)).find(({ event }) => event === "device.looks-different");
  expect(line).toMatchObject({
    subjectId: chloe.id,
    before: { Device: "Chrome 141 on Windows" },
    after: { Device: "Firefox 130 on Linux" },
  });
});

test("a revoked device that may be used without a decision is a known one again, and not a trusted one", async () => {
  const practice = await anOpenPractice();
  const chloe = await aPerson({ at: practice });
  const { deviceSecret, deviceId } = await trustedOn(chloe);
  expect(await thePairOf(chloe, deviceId)).toMatchObject({ trustedBy: "tests" });
  expect(await eventsAt(practice)).toContain("device.trusted");
  await rewrites(chloe, { revokedAt: fromNow(-HOUR) });
  letIn(await comesBy(chloe, aBrowser({ deviceSecret })));
  expect(await thePairOf(chloe, deviceId)).toMatchObject({
    revokedAt: null,
    trustedAt: null,
    trustedBy: null,
  });
});

test("using a trusted device keeps its trust; trust that ran out doesn't come back by use while nobody asks for it", async () => {
  at("2026-03-02 09:00");
  const practice = await anOpenPractice();
  await turns(practice, { trustDays: 10 });
  const chloe = await aPerson({ at: practice });
  const { deviceSecret, deviceId } = await trustedOn(chloe);
  at("2026-03-11 09:00");
  await comesBy(chloe, aBrowser({ deviceSecret }));
  expect(await thePairOf(chloe, deviceId)).toMatchObject({ trustedBy: "tests" });
  at("2026-03-21 09:00");
  await comesBy(chloe, aBrowser({ deviceSecret }));
  expect(await thePairOf(chloe, deviceId)).toMatchObject({ trustedAt: null, trustedBy: null });
  await turns(practice, { twoFactor: true });
  expect(letIn(await comesBy(chloe, aBrowser({ deviceSecret }))).pending).toBe(true);
});

test("a device is known by its secret and its kind: the Go app's is no browser's", async () => {
  const chloe = await aPerson({ at: await anOpenPractice() });
  const browser = letIn(await comesBy(chloe, aBrowser()));
  const go = letIn(await comesBy(chloe, aBrowser({ userAgent: GO })));
  const held = async (deviceSecret: string | undefined, userAgent?: string) =>
    (await heldDevice(aBrowser({ deviceSecret, ...(userAgent && { userAgent }) })))?.id;
  expect(await held(browser.deviceSecret)).toBe(browser.deviceId);
  expect(await held(browser.deviceSecret, FIREFOX)).toBe(browser.deviceId);
  expect(await held(browser.deviceSecret, GO)).toBeUndefined();
  expect(await held(go.deviceSecret, GO)).toBe(go.deviceId);
  expect(await held(go.deviceSecret)).toBeUndefined();
  for (const secret of [undefined, "", "planted"]) expect(await held(secret)).toBeUndefined();
  expect(await heldDevice(aBrowser({ deviceSecret: browser.deviceSecret }))).toEqual({
    id: browser.deviceId,
    label: "Chrome 140 on Windows",
    secret: browser.deviceSecret,
  });
});

test("two-factor holds while one of a user's practices has it on: not one that closed, nor one they left", async () => {
  const home = await anOpenPractice();
  const strict = await aPractice({ groupId: home.groupId });
  const chloe = await aPerson({ at: home });
  expect(await personOf(chloe.id)).toMatchObject({ strict: false, trustDays: 90, practice: home.name });
  await alsoAt(chloe, strict);
  expect((await personOf(chloe.id)).strict).toBe(true);
  await turns(strict, { closedAt: fromNow(0) });
  expect((await personOf(chloe.id)).strict).toBe(false);
  await turns(strict, { closedAt: null });
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: chloe.id, name: "somebody" });
    await tx
      .update(memberships)
      .set({ endedAt: fromNow(0) })
      .where(eq(memberships.practiceId, strict.id));
  });
  expect((await personOf(chloe.id)).strict).toBe(false);
  await turns(home, { twoFactor: true, trustDays: 7 });
  expect(await personOf(chloe.id)).toMatchObject({ strict: true, trustDays: 7 });
});

test("a support account is always held to two factors, and to ninety days", async () => {
  const sofia = await aPerson({ at: await anOpenPractice() });
  await becomes(sofia, { support: true });
  expect((await personOf(sofia.id)).strict).toBe(true);
  await becomes(sofia, { homePracticeId: null });
  expect(await personOf(sofia.id)).toMatchObject({ strict: true, trustDays: 90, practiceId: null });
  await becomes(sofia, { support: false });
  await expect(personOf("nobody")).rejects.toThrow("nobody");
});

test("only the active are let in, until their access ends, and while their home practice or another of theirs is open", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const person = await aPerson({ at: practice });
  const here = { id: person.id, status: "active" as const, accessEndsAt: null, homePracticeId: practice.id };
  expect(await mayEnter(here)).toBe(true);
  expect(await mayEnter({ ...here, homePracticeId: null })).toBe(true);
  expect(await mayEnter({ ...here, status: "deactivated" })).toBe(false);
  expect(await mayEnter({ ...here, accessEndsAt: fromNow(1) })).toBe(true);
  expect(await mayEnter({ ...here, accessEndsAt: fromNow(0) })).toBe(false);
  expect(await mayEnter({ ...here, homePracticeId: "nowhere" })).toBe(false);
  await turns(practice, { closedAt: fromNow(0) });
  expect(await mayEnter(here)).toBe(false);
  await alsoAt(person, await aPractice());
  expect(await mayEnter(here)).toBe(true);
});

test("the first Admin of a practice is who could decide alone, where nobody was ever signed in", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"], status: "invited" });
  const chloe = await aPerson({ at: practice, status: "invited" });
  expect(await isFirstAdmin(ruth)).toBe(true);
  expect(await isFirstAdmin(chloe)).toBe(false);
  expect(await isFirstAdmin({ id: ruth.id, homePracticeId: null })).toBe(false);
  expect(await isFirstAdmin({ id: ruth.id, homePracticeId: (await aPractice()).id })).toBe(false);
  await becomes(ruth, { lastSignInAt: fromNow(0) });
  expect(await isFirstAdmin(ruth)).toBe(false);
  await becomes(ruth, { lastSignInAt: null });
  await becomes(chloe, { lastSignInAt: fromNow(0) });
  expect(await isFirstAdmin(ruth)).toBe(false);
  await becomes(chloe, { lastSignInAt: null });
  await becomes(ruth, { status: "active" });
  expect(await isFirstAdmin(ruth)).toBe(true);
  await turns(practice, { closedAt: fromNow(0) });
  expect(await isFirstAdmin(ruth)).toBe(false);
  await turns(practice, { closedAt: null });
  await aPerson({ at: practice, can: ["admin"] });
  expect(await isFirstAdmin(ruth)).toBe(false);
});

test("an opening has a session, or says when to come back", () => {
  expect(isOpened({ notNow: "declined", until: fromNow(HOUR), timeZone: "UTC" })).toBe(false);
});

test.each([
  ["192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.0/24"],
  ["2a02:8108:1:2:3:4:5:6", "2a02:8108:1:2"],
  ["unknown", "unknown"],
  ["a.1.2.3.4", "a.1.2.3.4"],
  ["1.2.3.4.a", "1.2.3.4.a"],
  ["123.45.67.89", "123.45.67.0/24"],
])("%s is of the network %s", (address, network) => {
  expect(networkKeyOf(address)).toBe(network);
});

import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { endSessions } from "@/lib/auth/end-sessions";
import { DAY, fromNow, HOUR, MINUTE, standAt } from "@/lib/clock";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { expireRequests, lapseApprovals } from "@/lib/devices/expire-requests";
import { forgetDevices } from "@/lib/devices/forget-devices";
import { takeBackOfDevice, takeBackOfSession, takeBackRequests } from "@/lib/devices/take-back";
import { openRequestOf, waitingOf } from "@/lib/devices/waiting";
import { aPerson, at, becomes, letIn, sessionOf, theLogOf, trustedOn, turns } from "@/tests/support/world";
import { aBrowser, comesBy, deciding, somebodyWaiting, theNumberOf, theRequestOf } from "./new-device";

afterEach(() => standAt());

const NINE = new Date("2026-03-02T09:00:00Z");

async function theSession(id: string) {
  const [session] = await db.select().from(sessions).where(eq(sessions.id, id));
  return session;
}

async function waitingAtNine() {
  at("2026-03-02 09:00");
  const world = await somebodyWaiting();
  const { practice, ruth, chloe } = world;
  const approve = async () => {
    const approval = { number: await theNumberOf(chloe), absent: false, password: "" };
    await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, approval);
  };
  return { ...world, approve };
}

test("what has run out is written down once, with when and why; what still waits is left alone", async () => {
  const { practice, chloe, sam, waiting } = await waitingAtNine();
  expect(await expireRequests()).toBe(0);
  at("2026-03-02 15:00");
  const later = letIn(await comesBy(sam, aBrowser()));
  standAt(new Date(NINE.getTime() + DAY));
  expect(await expireRequests()).toBe(1);
  expect(await expireRequests()).toBe(0);
  expect(await theRequestOf(chloe)).toMatchObject({
    state: "expired",
    closedAt: new Date(NINE.getTime() + DAY),
    decidedHow: "nobody decided in time",
    decidedBy: null,
  });
  expect(await theSession(waiting.sessionId)).toMatchObject({
    state: "ended",
    endedBecause: "nobody decided in time",
  });
  expect(await theSession(later.sessionId)).toMatchObject({ state: "pending", endedAt: null });
  const line = (await theLogOf(practice)).find(({ event }) => event === "login.expired");
  expect(line).toMatchObject({
    actorName: expect.stringContaining("login requests"),
    subjectId: chloe.id,
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows" },
  });
});

test("an approval nobody used is written down as lapsed when twelve hours are over, and its session ends; one that was used is left alone", async () => {
  const { waiting, chloe, approve } = await waitingAtNine();
  await approve();
  const used = await waitingAtNine();
  await used.approve();
  const opened = letIn(
    await comesBy(used.chloe, { ...used.browser, deviceSecret: used.waiting.deviceSecret }),
  );
  standAt(new Date(NINE.getTime() + 12 * HOUR - 1));
  await lapseApprovals();
  expect(await theRequestOf(chloe)).toMatchObject({ lapsedAt: null });
  const evening = new Date(NINE.getTime() + 12 * HOUR);
  standAt(evening);
  await lapseApprovals();
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", lapsedAt: evening, usedAt: null });
  expect(await theSession(waiting.sessionId)).toMatchObject({
    state: "ended",
    endedBecause: "the approval was not used in time",
  });
  expect(await theRequestOf(used.chloe)).toMatchObject({ lapsedAt: null, usedAt: NINE });
  expect(await theSession(opened.sessionId)).toMatchObject({ state: "active" });
});

test("taking back withdraws what is open and lapses what is approved, of that person alone", async () => {
  const { chloe, sam, approve, browser } = await waitingAtNine();
  await approve();
  letIn(await comesBy(chloe, browser));
  letIn(await comesBy(sam, browser));
  at("2026-03-02 09:30");
  await bookkeep("old sessions cleared", (tx) => takeBackRequests(tx, chloe.id, "the tests say so"));
  const own = await db.select().from(loginRequests).where(eq(loginRequests.userId, chloe.id));
  const half = new Date("2026-03-02T09:30:00Z");
  expect(own.find(({ state }) => state === "withdrawn")).toMatchObject({
    closedAt: half,
    decidedHow: "the tests say so",
    lapsedAt: null,
  });
  expect(own.find(({ state }) => state === "approved")).toMatchObject({ lapsedAt: half, closedAt: NINE });
  expect(await theRequestOf(sam)).toMatchObject({ state: "open", lapsedAt: null });
});

test("taking back spares one session, or takes one session's or one device's alone, and says whether anything waited", async () => {
  const { chloe, waiting, browser } = await waitingAtNine();
  const second = letIn(await comesBy(chloe, browser));
  const third = letIn(await comesBy(chloe, browser));
  const open = async () => {
    const all = await db.select().from(loginRequests).where(eq(loginRequests.userId, chloe.id));
    return all.filter(({ state }) => state === "open").map(({ sessionId }) => sessionId);
  };
  await bookkeep("old sessions cleared", async (tx) => {
    expect(await takeBackOfSession(tx, third.sessionId, "tests")).toBe(true);
    expect(await takeBackOfSession(tx, third.sessionId, "tests")).toBe(false);
  });
  expect((await open()).sort()).toEqual([waiting.sessionId, second.sessionId].sort());
  await bookkeep("old sessions cleared", async (tx) => {
    expect(await takeBackOfDevice(tx, chloe.id, second.deviceId, "tests")).toBe(true);
    expect(await takeBackOfDevice(tx, chloe.id, second.deviceId, "tests")).toBe(false);
  });
  expect(await open()).toEqual([waiting.sessionId]);
  await bookkeep("old sessions cleared", (tx) => takeBackRequests(tx, chloe.id, "tests", waiting.sessionId));
  expect(await open()).toEqual([waiting.sessionId]);
  await bookkeep("old sessions cleared", (tx) => endSessions(tx, chloe.id, "tests"));
  expect(await open()).toEqual([]);
});

test("an approval that was used, or has lapsed before, is not taken back again", async () => {
  const { chloe, approve, browser, waiting } = await waitingAtNine();
  await approve();
  letIn(await comesBy(chloe, { ...browser, deviceSecret: waiting.deviceSecret }));
  at("2026-03-02 10:00");
  await bookkeep("old sessions cleared", (tx) => takeBackRequests(tx, chloe.id, "tests"));
  expect(await theRequestOf(chloe)).toMatchObject({ usedAt: NINE, lapsedAt: null, state: "approved" });
});

test("the waiting page says whose, where, on what, and what came of it", async () => {
  const { practice, chloe, waiting, ruth } = await waitingAtNine();
  const shown = await waitingOf(waiting.token);
  expect(shown).toEqual({
    standing: "open",
    name: "Chloe Park",
    practice: practice.name,
    timeZone: "America/New_York",
    device: "Chrome 140 on Windows",
    expiresAt: new Date(NINE.getTime() + DAY),
    ofSupport: false,
    asksNumber: true,
    toSupport: false,
    told: true,
    number: await theNumberOf(chloe),
    renewsAt: new Date(NINE.getTime() + 10 * MINUTE),
  });
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, false);
  const after = await waitingOf(waiting.token);
  expect(after).toMatchObject({ standing: "declined", asksAgainAt: new Date(NINE.getTime() + 15 * MINUTE) });
  expect(after).not.toHaveProperty("number");
  for (const secret of [undefined, "", "planted", await sessionOf(ruth)])
    expect(await waitingOf(secret)).toBeUndefined();
});

test("whom nothing would let in any more reads that it was withdrawn, before anybody took it back", async () => {
  const { practice, chloe, waiting, approve } = await waitingAtNine();
  const standing = async () => (await waitingOf(waiting.token))?.standing;
  for (const state of ["open", "approved"]) {
    if (state === "approved") await approve();
    expect(await standing()).toBe(state);
    await becomes(chloe, { status: "deactivated" });
    expect(await standing()).toBe("withdrawn");
    await becomes(chloe, { status: "active", accessEndsAt: NINE });
    expect(await standing()).toBe("withdrawn");
    await becomes(chloe, { accessEndsAt: fromNow(1) });
    expect(await standing()).toBe(state);
    await becomes(chloe, { accessEndsAt: null });
    await turns(practice, { closedAt: NINE });
    expect(await standing()).toBe("withdrawn");
    await turns(practice, { closedAt: null });
  }
});

test("how a request ended is told to whoever was shut out since", async () => {
  const { practice, ruth, chloe, waiting } = await waitingAtNine();
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, false);
  await becomes(chloe, { status: "deactivated" });
  expect((await waitingOf(waiting.token))?.standing).toBe("declined");
});

test("a support account waits at no practice, in universal time; nobody was told where nobody is", async () => {
  const { sam } = await waitingAtNine();
  await becomes(sam, { support: true, homePracticeId: null });
  const { token } = letIn(await comesBy(sam, aBrowser()));
  expect(await waitingOf(token)).toMatchObject({
    practice: "Chairside support",
    timeZone: "UTC",
    toSupport: false,
  });
  await becomes(sam, { support: false });
});

test("only a session that still waits has a request to act on", async () => {
  const { chloe, waiting, ruth } = await waitingAtNine();
  expect(await openRequestOf(waiting.token)).toMatchObject({
    request: { id: (await theRequestOf(chloe)).id },
    user: { id: chloe.id },
  });
  for (const secret of [undefined, "", "planted", await sessionOf(ruth)])
    expect(await openRequestOf(secret)).toBeUndefined();
  await bookkeep("old sessions cleared", (tx) => endSessions(tx, chloe.id, "tests"));
  expect(await openRequestOf(waiting.token)).toBeUndefined();
});

test("securing an account says in the log how many sessions and devices it cost, and tells who has an address", async () => {
  const { practice, ruth } = await waitingAtNine();
  const dan = await aPerson({ at: practice, name: "Dan Reyes", loginKind: "username", login: practice.slug });
  await trustedOn(dan);
  await trustedOn(dan);
  await comesBy(dan, aBrowser());
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(dan)).id, true);
  const line = (await theLogOf(practice)).find(({ event }) => event === "user.secured");
  expect(line).toMatchObject({
    subjectId: dan.id,
    subjectName: "Dan Reyes",
    after: { "Sessions ended": 2, "Devices forgotten": 2 },
  });
  const [user] = await db.select().from(users).where(eq(users.id, dan.id));
  expect(user?.mustChangePassword).toBe(true);
  expect(await theRequestOf(dan)).toMatchObject({ state: "declined", secured: true });
});

test("forgetting says in how many devices trust ended, and moves none that was revoked before", async () => {
  const { chloe } = await waitingAtNine();
  await trustedOn(chloe);
  await trustedOn(chloe);
  expect(await bookkeep("old sessions cleared", (tx) => forgetDevices(tx, chloe.id))).toBe(2);
  expect(await bookkeep("old sessions cleared", (tx) => forgetDevices(tx, chloe.id))).toBe(0);
});

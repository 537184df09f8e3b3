import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { devices } from "@/db/schema/devices";
import { loginRequests } from "@/db/schema/login-requests";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { staffActor } from "@/lib/auth/staff-actor";
import { standAt } from "@/lib/clock";
import { declineLogin } from "@/lib/devices/decide-signed-in";
import { getRequest } from "@/lib/devices/queries";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import {
  alsoAt,
  aPerson,
  aPractice,
  at,
  aVisitor,
  becomes,
  letIn,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";
import { aBrowser, comesBy, deciding, signsIn, somebodyWaiting, theRequestOf } from "./new-device";

afterEach(() => standAt());

test("the right password on a new device opens a session that opens nothing, and a request waits", async () => {
  const { practice, chloe, waiting } = await somebodyWaiting();
  expect(waiting.pending).toBe(true);
  const gate = await readSession(waiting.token, practice.slug);
  expect(gate?.session.state).toBe("pending");
  expect(staffActor(gate)).toBeUndefined();
  const request = await theRequestOf(chloe);
  expect(request).toMatchObject({ state: "open", practiceId: practice.id, attempts: 1 });
  expect(request.deviceLabel).toBe("Chrome 140 on Windows");
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "login.requested",
    subjectName: "Chloe Park",
  });
});

test("the waiting page shows four digits, when the request expires, and not who was told", async () => {
  const { waiting } = await somebodyWaiting();
  const shown = await waitingOf(waiting.token);
  expect(shown).toMatchObject({ standing: "open", told: true, toSupport: false });
  expect(shown?.number).toMatch(/^\d{4}$/);
  expect(JSON.stringify(shown)).not.toMatch(/Ruth|Sam/);
});

test("every active Admin of the home practice is mailed a link of their own, and nobody else", async () => {
  const practice = await aPractice();
  const elsewhere = await aPractice({ groupId: practice.groupId });
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const grace = await aPerson({ at: elsewhere, can: ["admin"], groupAdmin: true });
  await alsoAt(grace, practice, ["admin"]);
  const chloe = await aPerson({ at: practice });
  await aPerson({ at: practice, can: ["admin"], status: "deactivated" });
  await aPerson({ at: practice, can: ["admin"], status: "invited" });
  await aPerson({ at: elsewhere, can: ["admin"] });
  await aPerson({ at: practice, can: ["chatUser"] });
  await signsIn(chloe, aBrowser());
  const mails = await theOutboxOf(practice);
  expect(mails.map(({ kind }) => kind)).toEqual(["login-request", "login-request"]);
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual([ruth.login, grace.login].sort());
  expect(new Set(mails.map(({ about }) => about["linkId"])).size).toBe(2);
});

test("the requester is not told of their own request, unless they are the practice's only Admin", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  await signsIn(ruth, aBrowser());
  expect((await theOutboxOf(practice)).map(({ recipient }) => recipient)).toEqual([ruth.login]);
  const sam = await aPerson({ at: practice, can: ["admin"] });
  await signsIn(ruth, aBrowser());
  expect((await theOutboxOf(practice)).slice(1).map(({ recipient }) => recipient)).toEqual([sam.login]);
});

test("with nobody who could read a mail and decide, support is told, and the waiting page says so", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, can: ["admin"], loginKind: "username", login: `admin-${practice.slug}` });
  const home = await aPractice();
  const support = await aPerson({ at: home });
  await becomes(support, { support: true });
  const chloe = await aPerson({ at: practice });
  const waiting = await signsIn(chloe, aBrowser());
  const told = (await theOutboxOf(practice)).map(({ recipient }) => recipient);
  expect(told).toContain(support.login);
  expect(await waitingOf(waiting.token)).toMatchObject({ toSupport: true, told: true });
  const asked = (await theLogOf(practice)).find(({ event }) => event === "login.requested");
  expect(asked?.after).toMatchObject({ "Told instead of an Admin": "support" });
  await becomes(support, { support: false });
});

test("a sole Admin whose password was reset today can't decide for themselves, so support is told too", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  await becomes(ruth, { passwordResetAt: new Date() });
  await signsIn(ruth, aBrowser());
  expect(await theRequestOf(ruth)).toMatchObject({ toSupport: true });
});

test("signing in again from the same device renews its one request and takes the place of the session that waited", async () => {
  const { practice, chloe, waiting, browser } = await somebodyWaiting();
  const before = await waitingOf(waiting.token);
  const again = await signsIn(chloe, { ...browser, deviceSecret: waiting.deviceSecret });
  expect(await db.select().from(loginRequests).where(eq(loginRequests.userId, chloe.id))).toHaveLength(1);
  expect(await theRequestOf(chloe)).toMatchObject({ attempts: 2, sessionId: again.sessionId });
  expect(await readSession(waiting.token)).toBeUndefined();
  expect(await waitingOf(waiting.token)).toBeUndefined();
  expect((await waitingOf(again.token))?.standing).toBe("open");
  expect(before?.number).toBeDefined();
  expect((await theOutboxOf(practice)).filter(({ kind }) => kind === "login-request")).toHaveLength(2);
});

test("mails about one request go out at most every ten minutes", async () => {
  at("2026-03-02 09:00");
  const { practice, chloe, waiting, browser } = await somebodyWaiting();
  let secret = waiting.deviceSecret;
  const again = async (moment: string) => {
    at(moment);
    secret = (await signsIn(chloe, { ...browser, deviceSecret: secret })).deviceSecret;
    return (await theOutboxOf(practice)).filter(({ kind }) => kind === "login-request").length;
  };
  expect(await again("2026-03-02 09:09")).toBe(2);
  expect(await again("2026-03-02 09:10")).toBe(4);
  expect(await again("2026-03-02 09:19")).toBe(4);
});

test("a hundred sign-ins with the right password and no cookies make five requests, and no more mails", {
  timeout: 60_000,
}, async () => {
  const { practice, chloe } = await somebodyWaiting();
  for (let time = 0; time < 99; time++) {
    const opening = await signIn(chloe.login ?? "", PASSWORD, aBrowser());
    if (time >= 4) expect(opening).toMatchObject({ notNow: "too-many" });
  }
  const requests = await db.select().from(loginRequests).where(eq(loginRequests.userId, chloe.id));
  expect(requests).toHaveLength(5);
  expect((await theOutboxOf(practice)).filter(({ kind }) => kind === "login-request")).toHaveLength(10);
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const admin = await deciding(ruth, practice);
  const seen = await getRequest(admin, requests[0]?.id ?? "");
  expect(seen).toMatchObject({ attemptsThisHour: 100 });
  expect(seen.unusual).toContain("repeated");
  expect((await theLogOf(practice)).filter(({ event }) => event === "login.refused")).toHaveLength(95);
});

test("whoever is over the cap still gets in on a trusted device", async () => {
  const { practice, chloe } = await somebodyWaiting();
  const trusted = await sessionOf(chloe);
  expect(staffActor(await readSession(trusted, practice.slug))).toBeDefined();
  for (let time = 0; time < 6; time++) await signIn(chloe.login ?? "", PASSWORD, aBrowser());
  expect(staffActor(await readSession(trusted, practice.slug))).toBeDefined();
});

test("who cancels and asks anew gets half of them and keeps nobody else from asking; a reset lets its owner ask again", async () => {
  at("2026-03-02 09:00");
  const { practice, chloe, waiting } = await somebodyWaiting();
  await withdrawRequest(aVisitor(), waiting.token);
  for (let time = 1; time < 10; time++) {
    const again = letIn(await comesBy(chloe, aBrowser()));
    await withdrawRequest(aVisitor(), again.token);
  }
  expect(await comesBy(chloe, aBrowser())).toMatchObject({ notNow: "too-many" });
  expect(letIn(await comesBy(await aPerson({ at: practice }), aBrowser())).pending).toBe(true);
  at("2026-03-02 09:01");
  await becomes(chloe, { passwordResetAt: new Date("2026-03-02T09:01:00Z") });
  expect(letIn(await comesBy(chloe, aBrowser())).pending).toBe(true);
});

test("a practice gets at most twenty requests an hour", async () => {
  at("2026-03-02 09:00");
  const { practice } = await somebodyWaiting();
  for (let person = 0; person < 4; person++) {
    const somebody = await aPerson({ at: practice });
    for (let time = 0; time < 5; time++) await signIn(somebody.login ?? "", PASSWORD, aBrowser());
  }
  const last = await aPerson({ at: practice });
  expect(await signIn(last.login ?? "", PASSWORD, aBrowser())).toMatchObject({ notNow: "too-many" });
  const other = await aPerson({ at: await aPractice() });
  expect((await signsIn(other, aBrowser())).pending).toBe(true);
  at("2026-03-02 10:01");
  expect((await signsIn(last, aBrowser())).pending).toBe(true);
});

test("after a decline the same device may ask again in fifteen minutes; others are not held up", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe, waiting, browser } = await somebodyWaiting();
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, false);
  const device = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "declined" });
  expect(await readSession(waiting.token)).toBeUndefined();
  at("2026-03-02 09:14");
  expect(await signIn(chloe.login ?? "", PASSWORD, device)).toMatchObject({ notNow: "declined" });
  expect((await signsIn(sam, device)).pending).toBe(true);
  at("2026-03-02 09:15");
  expect((await signsIn(chloe, device)).pending).toBe(true);
});

test("a wrong password makes neither a request nor a mail", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, can: ["admin"] });
  const chloe = await aPerson({ at: practice });
  expect(await signIn(chloe.login ?? "", "not this one at all", aBrowser())).toBeUndefined();
  expect(await db.select().from(loginRequests).where(eq(loginRequests.userId, chloe.id))).toEqual([]);
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("two-factor holds as soon as one of a user's practices has it on, and for support always", async () => {
  const off = await aPractice();
  await turns(off, { twoFactor: false });
  const on = await aPractice({ groupId: off.groupId });
  const chloe = await aPerson({ at: off });
  expect((await signsIn(chloe, aBrowser())).pending).toBe(false);
  await alsoAt(chloe, on);
  expect((await signsIn(chloe, aBrowser())).pending).toBe(true);
  const sofia = await aPerson({ at: off });
  await becomes(sofia, { support: true, homePracticeId: null });
  expect((await signsIn(sofia, aBrowser())).pending).toBe(true);
  await becomes(sofia, { support: false });
});

test("cleared cookies, another browser and the Go app each are another device; a browser's update is none", async () => {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const chloe = await aPerson({ at: practice });
  const first = await signsIn(chloe, aBrowser());
  const updated = aBrowser({
    deviceSecret: first.deviceSecret,
    userAgent: aBrowser().userAgent.replace("140", "141"),
  });
  expect((await signsIn(chloe, updated)).deviceId).toBe(first.deviceId);
  expect((await signsIn(chloe, aBrowser())).deviceId).not.toBe(first.deviceId);
  const go = aBrowser({
    deviceSecret: first.deviceSecret,
    userAgent: "ChairsideGo/1.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)",
  });
  const other = await signsIn(chloe, go);
  expect(other.deviceId).not.toBe(first.deviceId);
  const [device] = await db.select().from(devices).where(eq(devices.id, other.deviceId));
  expect(device).toMatchObject({ kind: "go", label: "Go app on iOS" });
});

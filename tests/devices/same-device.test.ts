import { and, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { fromNow, HOUR, MINUTE, now, standAt } from "@/lib/clock";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { numberOf } from "@/lib/devices/number";
import { isOpened } from "@/lib/devices/opening";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import { ConflictError } from "@/lib/errors";
import { aPerson, at, aVisitor, becomes, letIn, theLogOf } from "@/tests/support/world";
import { aBrowser, comesBy, deciding, somebodyWaiting, theRequestOf } from "./new-device";

afterEach(() => standAt());

async function theOpenRequestOf({ id }: { id: string }) {
  const isOpen = and(eq(loginRequests.userId, id), eq(loginRequests.state, "open"));
  const [request] = await db.select().from(loginRequests).where(isOpen);
  if (!request) throw new Error("Nothing waits.");
  return request;
}

/** Chloe waits on a device; `again` is she signing in there once more, `decide` what Ruth makes of it. */
async function chloeWaiting() {
  const world = await somebodyWaiting();
  const { practice, ruth, chloe, waiting, browser } = world;
  const device = { ...browser, deviceSecret: waiting.deviceSecret };
  return {
    ...world,
    device,
    again: async () => {
      const opening = await comesBy(chloe, device);
      if (opening && isOpened(opening)) device.deviceSecret = opening.deviceSecret;
      return opening;
    },
    approve: async () => {
      const request = await theOpenRequestOf(chloe);
      const approval = { number: numberOf(request, now()).number, absent: false, password: "" };
      await approveLogin(await deciding(ruth, practice), request.id, approval);
    },
    decline: async () => {
      await declineLogin(await deciding(ruth, practice), (await theOpenRequestOf(chloe)).id, false);
    },
    lastLine: async () => (await theLogOf(practice)).at(-1),
  };
}

test("of two who go on at the same moment one gets in; the other is told to reload, or finds that page gone", async () => {
  const { waiting, device, approve } = await chloeWaiting();
  await approve();
  const both = await Promise.allSettled([
    claimApproval(waiting.token, device),
    claimApproval(waiting.token, device),
  ]);
  const refused = both.filter((ended) => ended.status === "rejected");
  for (const { reason } of refused) expect(reason).toBeInstanceOf(ConflictError);
  expect(both.filter((ended) => ended.status === "fulfilled" && ended.value)).toHaveLength(1);
});

test("whoever was shut out since the approval doesn't go on", async () => {
  const { chloe, waiting, device, approve } = await chloeWaiting();
  await approve();
  await becomes(chloe, { accessEndsAt: fromNow(-1) });
  expect(await claimApproval(waiting.token, device)).toBeUndefined();
  await becomes(chloe, { accessEndsAt: null });
  expect(letIn(await claimApproval(waiting.token, device)).pending).toBe(false);
});

test("whoever cancelled may sign in again at once; the new request is renewed like any", async () => {
  const { chloe, waiting, again, lastLine } = await chloeWaiting();
  await withdrawRequest(aVisitor(), waiting.token);
  expect(await lastLine()).toMatchObject({
    event: "login.withdrawn",
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows" },
  });
  expect(letIn(await again()).pending).toBe(true);
  expect(await lastLine()).toMatchObject({
    event: "login.requested",
    after: { Device: "Chrome 140 on Windows", Address: "192.0.2.7" },
  });
  letIn(await again());
  expect(await lastLine()).toMatchObject({
    event: "login.repeated",
    after: { Device: "Chrome 140 on Windows", Address: "192.0.2.7" },
  });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open", attempts: 2 });
});

test("a declined device is told until when it has to wait, and the log why it was refused", async () => {
  at("2026-03-02 09:00");
  const { again, decline, lastLine, waiting } = await chloeWaiting();
  await decline();
  expect((await waitingOf(waiting.token))?.asksAgainAt).toEqual(new Date("2026-03-02T09:15:00Z"));
  at("2026-03-02 09:10");
  expect(await again()).toEqual({
    notNow: "declined",
    until: new Date("2026-03-02T09:15:00Z"),
    timeZone: "America/New_York",
  });
  expect(await lastLine()).toMatchObject({ event: "login.refused", after: { Why: "declined a moment ago" } });
});

test("the sixth device is told to come back in an hour; the attempt is counted on the newest request, and the log says why", async () => {
  at("2026-03-02 09:00");
  const { chloe, lastLine } = await chloeWaiting();
  for (let minute = 1; minute <= 4; minute++) {
    standAt(new Date(Date.UTC(2026, 2, 2, 9, minute)));
    expect(letIn(await comesBy(chloe, aBrowser())).pending).toBe(true);
  }
  at("2026-03-02 09:05");
  expect(await comesBy(chloe, aBrowser())).toEqual({
    notNow: "too-many",
    until: fromNow(HOUR),
    timeZone: "America/New_York",
  });
  expect(await lastLine()).toMatchObject({ event: "login.refused", after: { Why: "too many requests" } });
  expect(await theRequestOf(chloe)).toMatchObject({
    attempts: 2,
    createdAt: new Date("2026-03-02T09:04:00Z"),
  });
});

test("requests that have expired make room for others, whether or not housekeeping came by", async () => {
  at("2026-03-02 09:00");
  const { chloe } = await chloeWaiting();
  for (let time = 0; time < 4; time++) letIn(await comesBy(chloe, aBrowser()));
  at("2026-03-03 08:59");
  expect(await comesBy(chloe, aBrowser())).toMatchObject({ notNow: "too-many" });
  at("2026-03-03 09:00");
  expect(letIn(await comesBy(chloe, aBrowser())).pending).toBe(true);
});

test("a practice's twenty an hour are counted by the minute they were made; a support account has only its five", async () => {
  at("2026-03-02 09:00");
  const { practice } = await chloeWaiting();
  for (let person = 0; person < 19; person++) await comesBy(await aPerson({ at: practice }), aBrowser());
  const last = await aPerson({ at: practice });
  standAt(fromNow(HOUR - MINUTE));
  expect(await comesBy(last, aBrowser())).toMatchObject({ notNow: "too-many" });
  const sofia = await aPerson({ at: practice });
  await becomes(sofia, { support: true, homePracticeId: null });
  for (let time = 0; time < 5; time++) letIn(await comesBy(sofia, aBrowser()));
  expect(await comesBy(sofia, aBrowser())).toMatchObject({ notNow: "too-many" });
  await becomes(sofia, { support: false });
  standAt(fromNow(MINUTE));
  expect(letIn(await comesBy(last, aBrowser())).pending).toBe(true);
});

test("a decline holds a device up also after the clock was set back, whatever it asked for before", async () => {
  at("2026-03-02 10:00");
  const { waiting, again, decline } = await chloeWaiting();
  await withdrawRequest(aVisitor(), waiting.token);
  at("2026-03-02 09:00");
  letIn(await again());
  await decline();
  at("2026-03-02 09:05");
  expect(await again()).toMatchObject({ notNow: "declined" });
});

test("an approval admits also after the clock was set back, whatever was asked for before", async () => {
  at("2026-03-02 10:00");
  const { waiting, again, approve } = await chloeWaiting();
  await withdrawRequest(aVisitor(), waiting.token);
  at("2026-03-02 09:00");
  letIn(await again());
  await approve();
  at("2026-03-02 09:05");
  expect(letIn(await again()).pending).toBe(false);
});

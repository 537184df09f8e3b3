import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { users } from "@/db/schema/users";
import { choosePassword } from "@/lib/auth/choose-password";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { standAt } from "@/lib/clock";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveLogin } from "@/lib/devices/decide-signed-in";
import { expireRequests, lapseApprovals } from "@/lib/devices/expire-requests";
import { waitingOf } from "@/lib/devices/waiting";
import { ConflictError } from "@/lib/errors";
import { deactivateUser } from "@/lib/users/deactivate-user";
import {
  aLinkFor,
  anAdmin,
  aPerson,
  aPractice,
  at,
  letIn,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";
import { aBrowser, deciding, signsIn, somebodyWaiting, theNumberOf, theRequestOf } from "./new-device";

afterEach(() => standAt());

test("a request that nobody decides expires after 24 hours: the session ends, the log says so, and all who were told are told again", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe, waiting } = await somebodyWaiting();
  at("2026-03-03 09:00");
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "expired" });
  const done = await Promise.allSettled([expireRequests(), expireRequests(), expireRequests()]);
  for (const result of done)
    if (result.status === "rejected") expect(result.reason).toBeInstanceOf(ConflictError);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "expired" });
  expect(await readSession(waiting.token)).toBeUndefined();
  expect((await theLogOf(practice)).filter(({ event }) => event === "login.expired")).toHaveLength(1);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(told.map(({ recipient }) => recipient).sort()).toEqual([chloe.login, ruth.login, sam.login].sort());
});

test("an expired request makes room for the next of its device, whether or not housekeeping came by", async () => {
  at("2026-03-02 09:00");
  const { chloe, waiting, browser } = await somebodyWaiting();
  at("2026-03-03 09:30");
  const again = await signsIn(chloe, { ...browser, deviceSecret: waiting.deviceSecret });
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "expired" });
  expect(await waitingOf(again.token)).toMatchObject({ standing: "open" });
});

test("an approval that lapsed stays so when the clock is set back", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  const approval = { number: await theNumberOf(chloe), absent: false, password: "" };
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, approval);
  at("2026-03-02 21:00");
  await lapseApprovals();
  at("2026-03-02 09:30");
  const device = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "lapsed" });
  expect(await claimApproval(waiting.token, device)).toBeUndefined();
});

test("a password reset withdraws what waits, trusts no device and leaves nothing signed in", async () => {
  const { practice, chloe, waiting } = await somebodyWaiting();
  const live = await sessionOf(chloe);
  const opened = letIn(
    await choosePassword(await aLinkFor(chloe, "reset"), "quiet lamp over river", aBrowser()),
  );
  expect(opened.pending).toBe(true);
  expect(await readSession(live)).toBeUndefined();
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "withdrawn" });
  const [user] = await db.select().from(users).where(eq(users.id, chloe.id));
  expect(user?.passwordResetAt).not.toBeNull();
  expect(staffActor(await readSession(opened.token, practice.slug))).toBeUndefined();
});

test("an approval not yet used is worth nothing after a reset or a deactivation", async () => {
  for (const end of ["reset", "deactivate"] as const) {
    const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
    const approval = { number: await theNumberOf(chloe), absent: false, password: "" };
    await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, approval);
    if (end === "reset")
      await choosePassword(await aLinkFor(chloe, "reset"), "quiet lamp over river", aBrowser());
    else await deactivateUser(await anAdmin("users.manage", practice), chloe.id);
    const device = { ...browser, deviceSecret: waiting.deviceSecret };
    expect(await claimApproval(waiting.token, device)).toBeUndefined();
    expect(await readSession(waiting.token)).toBeUndefined();
  }
});

test("deactivating somebody withdraws their requests and forgets their devices", async () => {
  const { practice, chloe, waiting } = await somebodyWaiting();
  await sessionOf(chloe);
  await deactivateUser(await anAdmin("users.manage", practice), chloe.id);
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "withdrawn" });
  const pairs = await db.select().from(deviceUsers).where(eq(deviceUsers.userId, chloe.id));
  expect(pairs.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
});

test("accepting an invitation trusts no device: the first one waits too", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, can: ["admin"] });
  const ben = await aPerson({ at: practice, status: "invited" });
  const opened = await choosePassword(await aLinkFor(ben, "invitation"), "quiet lamp over river", aBrowser());
  expect(letIn(opened).pending).toBe(true);
});

test("the very first Admin of a new practice is trusted on the device that finishes the set-up, the second waits", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"], status: "invited" });
  const sam = await aPerson({ at: practice, can: ["admin"], status: "invited" });
  const first = await choosePassword(await aLinkFor(ruth, "invitation"), "quiet lamp over river", aBrowser());
  expect(letIn(first).pending).toBe(false);
  const second = await choosePassword(await aLinkFor(sam, "invitation"), "pale moon above hill", aBrowser());
  expect(letIn(second).pending).toBe(true);
});

test("trust ends when a device is not used for as many days as the practice says", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  const approval = { number: await theNumberOf(chloe), absent: false, password: "" };
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, approval);
  const opened = letIn(
    await claimApproval(waiting.token, { ...browser, deviceSecret: waiting.deviceSecret }),
  );
  const device = { ...browser, deviceSecret: opened.deviceSecret };
  await turns(practice, { trustDays: 30 });
  at("2026-03-31 09:00");
  expect((await signsIn(chloe, device)).pending).toBe(false);
  at("2026-04-30 09:00");
  expect((await signsIn(chloe, device)).pending).toBe(true);
});

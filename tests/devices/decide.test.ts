import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { devices, deviceUsers } from "@/db/schema/devices";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { readSession } from "@/lib/auth/read-session";
import { hashSecret } from "@/lib/auth/secrets";
import { signIn } from "@/lib/auth/sign-in";
import { staffActor } from "@/lib/auth/staff-actor";
import { standAt } from "@/lib/clock";
import { claimApproval } from "@/lib/devices/claim-approval";
import { decideRequest } from "@/lib/devices/close-request";
import { approveByLink, declineByLink } from "@/lib/devices/decide-by-link";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { expireRequests } from "@/lib/devices/expire-requests";
import { findDecision, listOpenRequests } from "@/lib/devices/queries";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import { ConflictError, InvalidError, NotFoundError } from "@/lib/errors";
import {
  anAdmin,
  aPractice,
  at,
  aVisitor,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";
import {
  aBrowser,
  aWrongNumberFor,
  deciding,
  signsIn,
  somebodyWaiting,
  theLinkOf,
  theNumberOf,
  theRequestOf,
} from "./new-device";

afterEach(() => standAt());

const NOTHING = { number: "", absent: false, password: "" };
const PHONE = { address: "198.51.100.9", sessionSecret: undefined };

test("an Admin who types the number on the screen lets the person go on, once, with a new session and a new device secret", async () => {
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  const origin = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await claimApproval(waiting.token, origin)).toBeUndefined();
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, {
    ...NOTHING,
    number: await theNumberOf(chloe),
  });
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "approved" });
  expect((await waitingOf(waiting.token))?.number).toBeUndefined();
  const opened = letIn(await claimApproval(waiting.token, origin));
  expect(staffActor(await readSession(opened.token, practice.slug))?.userId).toBe(chloe.id);
  expect(opened.sessionId).not.toBe(waiting.sessionId);
  expect(opened.deviceSecret).not.toBe(waiting.deviceSecret);
  expect(await readSession(waiting.token)).toBeUndefined();
  expect(await claimApproval(waiting.token, origin)).toBeUndefined();
  const again = await signsIn(chloe, { ...browser, deviceSecret: opened.deviceSecret });
  expect(again.pending).toBe(false);
  const [pair] = await db.select().from(deviceUsers).where(eq(deviceUsers.userId, chloe.id));
  expect(pair).toMatchObject({ trustedBy: "Ruth Adler", practiceId: practice.id });
});

test("a device secret that was known before the request, or before the approval, takes no approval and is worth nothing after it", async () => {
  const { practice, ruth, chloe, browser } = await somebodyWaiting();
  const planted = letIn(await signIn(chloe.login ?? "", PASSWORD, browser)).deviceSecret;
  const waiting = await signsIn(chloe, { ...browser, deviceSecret: planted });
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  await approveLogin(admin, id, { ...NOTHING, number: await theNumberOf(chloe) });
  const withPlanted = { ...browser, deviceSecret: planted };
  expect(await claimApproval(waiting.token, withPlanted)).toBeUndefined();
  expect((await signsIn(chloe, withPlanted)).pending).toBe(true);
  letIn(await claimApproval(waiting.token, { ...browser, deviceSecret: waiting.deviceSecret }));
  for (const known of [planted, waiting.deviceSecret]) {
    const kept = db
      .select()
      .from(devices)
      .where(eq(devices.secretHash, hashSecret(known)));
    expect(await kept).toEqual([]);
  }
});

test("an approval is of no use in another browser, for another user or for the Go app", async () => {
  const { practice, ruth, sam, chloe, waiting, browser } = await somebodyWaiting();
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, {
    ...NOTHING,
    number: await theNumberOf(chloe),
  });
  const theirs = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await claimApproval(waiting.token, browser)).toBeUndefined();
  expect(await claimApproval(waiting.token, { ...browser, deviceSecret: "planted" })).toBeUndefined();
  expect(await claimApproval(waiting.token, { ...theirs, userAgent: "ChairsideGo/1.0" })).toBeUndefined();
  expect((await signsIn(chloe, browser)).pending).toBe(true);
  const asSam = await signsIn(sam, theirs);
  expect(asSam.pending).toBe(true);
  const now = { ...browser, deviceSecret: asSam.deviceSecret };
  expect(letIn(await claimApproval(waiting.token, now)).pending).toBe(false);
});

test("somebody who closed the waiting page gets in by signing in again on the same device, once", async () => {
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, {
    ...NOTHING,
    number: await theNumberOf(chloe),
  });
  const device = { ...browser, deviceSecret: waiting.deviceSecret };
  const both = await Promise.all([signsIn(chloe, device), signsIn(chloe, device)]);
  expect(both.map(({ pending }) => pending).sort()).toEqual([false, true]);
});

test("an approval nobody used within twelve hours lapses", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  await approveLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, {
    ...NOTHING,
    number: await theNumberOf(chloe),
  });
  at("2026-03-02 21:00");
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "lapsed" });
  const device = { ...browser, deviceSecret: waiting.deviceSecret };
  expect(await claimApproval(waiting.token, device)).toBeUndefined();
  expect((await signsIn(chloe, device)).pending).toBe(true);
});

test("three wrong numbers close the field for ten minutes, and a renewed number doesn't open it", async () => {
  at("2026-03-02 09:08");
  const { practice, ruth, chloe } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  for (let time = 0; time < 3; time++)
    await expect(
      approveLogin(admin, id, { ...NOTHING, number: await aWrongNumberFor(chloe) }),
    ).rejects.toMatchObject({ field: "number", message: expect.stringContaining("isn't the number") });
  const refused = { field: "number", message: expect.stringContaining("closed") };
  await expect(
    approveLogin(admin, id, { ...NOTHING, number: await theNumberOf(chloe) }),
  ).rejects.toMatchObject(refused);
  at("2026-03-02 09:17");
  await expect(
    approveLogin(admin, id, { ...NOTHING, number: await theNumberOf(chloe) }),
  ).rejects.toMatchObject(refused);
  at("2026-03-02 09:18");
  await approveLogin(admin, id, { ...NOTHING, number: await theNumberOf(chloe) });
  const log = (await theLogOf(practice)).filter(({ event }) => event === "login.number-refused");
  expect(log).toHaveLength(3);
});

test("the number is renewed every ten minutes, and the old one is good for half a minute more", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  const before = await theNumberOf(chloe);
  expect((await waitingOf(waiting.token))?.renewsAt).toEqual(new Date("2026-03-02T09:10:00Z"));
  standAt(new Date("2026-03-02T09:10:31Z"));
  const now = await theNumberOf(chloe);
  expect(now).not.toBe(before);
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  await expect(approveLogin(admin, id, { ...NOTHING, number: before })).rejects.toMatchObject({
    field: "number",
  });
  standAt(new Date("2026-03-02T09:10:29Z"));
  await approveLogin(admin, id, { ...NOTHING, number: before });
});

test("the number of one request doesn't open another", async () => {
  const { practice, ruth, chloe, sam } = await somebodyWaiting();
  await signsIn(sam, aBrowser());
  const { id } = await theRequestOf(chloe);
  const admin = await deciding(ruth, practice);
  await expect(approveLogin(admin, id, { ...NOTHING, number: await theNumberOf(sam) })).rejects.toMatchObject(
    { field: "number" },
  );
});

test("where the person can't be asked, the Admin's password takes the number's place, and the log says so", async () => {
  const { practice, ruth, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  const admin = await deciding(ruth, practice);
  const absent = { number: "", absent: true };
  await expect(approveLogin(admin, id, { ...absent, password: "" })).rejects.toMatchObject({
    field: "password",
  });
  await expect(approveLogin(admin, id, { ...absent, password: "not mine at all" })).rejects.toMatchObject({
    field: "password",
  });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open" });
  await approveLogin(admin, id, { ...absent, password: PASSWORD });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: true });
  const last = (await theLogOf(practice)).findLast(({ event }) => event === "login.approved");
  expect(last?.after).toMatchObject({ How: "without the number" });
  const mails = (await theOutboxOf(practice)).filter(({ kind }) => kind === "login-outcome");
  expect(mails.map(({ about }) => about["how"])).toEqual(["without the number", "without the number"]);
});

test("a practice may ask for the number always, or never", async () => {
  const { practice, ruth, chloe, sam } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  await turns(practice, { numberRule: "always" });
  const first = await theRequestOf(chloe);
  await expect(
    approveLogin(admin, first.id, { number: "", absent: true, password: PASSWORD }),
  ).rejects.toMatchObject({ field: "number" });
  await turns(practice, { numberRule: "never" });
  await approveLogin(admin, first.id, NOTHING);
  await signsIn(sam, aBrowser());
  await approveLogin(admin, (await theRequestOf(sam)).id, NOTHING);
  expect(await theRequestOf(sam)).toMatchObject({ state: "approved" });
});

test("declining needs only the mailed link; approving by it needs the password or a session of that Admin", async () => {
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const token = await theLinkOf(ruth, practice);
  const number = await theNumberOf(chloe);
  const other = { ...PHONE, sessionSecret: await sessionOf(sam) };
  for (const browser of [PHONE, other])
    await expect(approveByLink(token, { ...NOTHING, number }, browser)).rejects.toMatchObject({
      field: "password",
    });
  await expect(
    approveByLink(token, { number, absent: false, password: "not mine at all" }, PHONE),
  ).rejects.toMatchObject({ field: "password" });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open" });
  await approveByLink(token, { ...NOTHING, number }, { ...PHONE, sessionSecret: await sessionOf(ruth) });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", decidedByName: "Ruth Adler" });
  await signsIn(chloe, aBrowser());
  await declineByLink(await theLinkOf(ruth, practice), false, PHONE);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "declined", decidedByName: "Ruth Adler" });
  const last = (await theLogOf(practice)).at(-1);
  expect(last).toMatchObject({
    event: "login.declined",
    actorKind: "link",
    actorId: ruth.id,
    address: PHONE.address,
  });
});

test("a password typed at the link approves with the number, or in its place", async () => {
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const number = await theNumberOf(chloe);
  await approveByLink(await theLinkOf(ruth, practice), { number, absent: false, password: PASSWORD }, PHONE);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: false });
  await signsIn(chloe, aBrowser());
  await approveByLink(
    await theLinkOf(sam, practice),
    { number: "", absent: true, password: PASSWORD },
    PHONE,
  );
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: true });
  expect(await liveSessionsOf(sam)).toBe(0);
});

test("of fifty decisions at once one stands: one log line, one outcome mail each", async () => {
  const { practice, ruth, sam, chloe, waiting } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  const number = await theNumberOf(chloe);
  const [a, b] = [await deciding(ruth, practice), await deciding(sam, practice)];
  const decisions = Array.from({ length: 50 }, (_, turn) =>
    turn % 2 ? declineLogin(b, id, false) : approveLogin(a, id, { ...NOTHING, number }),
  );
  const ended = await Promise.allSettled(decisions);
  expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of ended)
    if (result.status === "rejected") expect(result.reason).toBeInstanceOf(ConflictError);
  const { state } = await theRequestOf(chloe);
  expect((await waitingOf(waiting.token))?.standing).toBe(state);
  const log = (await theLogOf(practice)).filter(({ event }) => /^login\.(approved|declined)$/.test(event));
  expect(log.map(({ event }) => event)).toEqual([`login.${state}`]);
  const mails = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(mails.map(({ kind, recipient }) => [kind, recipient]).sort()).toEqual(
    [
      ["login-decided", chloe.login],
      ["login-outcome", ruth.login],
      ["login-outcome", sam.login],
    ].sort(),
  );
}, 60_000);

test("a second Admin is told who decided what, and when, and the first decision stands", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  await declineLogin(await deciding(ruth, practice), id, false);
  const before = await theRequestOf(chloe);
  const number = await theNumberOf(chloe);
  await expect(approveLogin(await deciding(sam, practice), id, { ...NOTHING, number })).rejects.toThrow(
    "Ruth Adler has already declined this request, on Monday, March 2, 2026 at 4:00 AM EST. Nothing was changed.",
  );
  expect(await theRequestOf(chloe)).toEqual(before);
});

test("so is one who was overtaken while deciding", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  await declineLogin(await deciding(ruth, practice), id, true);
  const decision = { state: "approved", decidedBy: sam.id, decidedByName: sam.name, decidedHow: "" } as const;
  await expect(change(aVisitor(), "login.approved", (tx) => decideRequest(tx, id, decision))).rejects.toThrow(
    "Ruth Adler has already declined this request and secured the account, on Monday, March 2, 2026 at 4:00 AM EST.",
  );
  const gone = change(aVisitor(), "login.approved", (tx) => decideRequest(tx, "nothing", decision));
  await expect(gone).rejects.toThrow(NotFoundError);
});

test("a request that ran out between page and click can't be approved, nor after the clock was set back", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  at("2026-03-03 09:00");
  const admin = await deciding(ruth, practice);
  const number = await theNumberOf(chloe);
  await expect(approveLogin(admin, id, { ...NOTHING, number })).rejects.toThrow("expired");
  expect(await listOpenRequests(admin)).toEqual([]);
  await expireRequests();
  at("2026-03-02 09:01");
  await expect(approveLogin(admin, id, { ...NOTHING, number })).rejects.toThrow("expired");
  expect(await listOpenRequests(admin)).toEqual([]);
});

test("an Admin demoted, deactivated or moved between page and click decides nothing", async () => {
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  const { id } = await theRequestOf(chloe);
  const admin = await deciding(ruth, practice);
  const token = await theLinkOf(ruth, practice);
  await becomes(ruth, { status: "deactivated" });
  await expect(declineLogin(admin, id, false)).rejects.toThrow(NotFoundError);
  await expect(declineByLink(token, false, PHONE)).rejects.toThrow(NotFoundError);
  expect(await findDecision(token)).toBeUndefined();
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open" });
  expect(await findDecision(await theLinkOf(sam, practice))).toBeDefined();
});

test("another practice's Admin can neither see nor decide a request, and can't tell it from one that never was", async () => {
  const { chloe } = await somebodyWaiting();
  const omar = await anAdmin("logins.decide", await aPractice());
  const { id } = await theRequestOf(chloe);
  const never = crypto.randomUUID();
  for (const request of [id, never]) {
    await expect(approveLogin(omar, request, { ...NOTHING, number: "0000" })).rejects.toThrow(NotFoundError);
    await expect(declineLogin(omar, request, true)).rejects.toThrow(NotFoundError);
  }
  expect(await listOpenRequests(omar)).toEqual([]);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open" });
});

test("one's own request another Admin decides; the sole Admin may by the mailed link, and the log says so", async () => {
  const { practice, ruth, sam, browser } = await somebodyWaiting();
  await signsIn(ruth, browser);
  const { id } = await theRequestOf(ruth);
  const number = await theNumberOf(ruth);
  await expect(approveLogin(await deciding(ruth, practice), id, { ...NOTHING, number })).rejects.toThrow(
    "another Admin has to approve",
  );
  await becomes(sam, { status: "deactivated" });
  await expect(approveLogin(await deciding(ruth, practice), id, { ...NOTHING, number })).rejects.toThrow(
    "the link in your e-mail",
  );
  const alone = await signsIn(ruth, browser);
  const own = await theNumberOf(ruth);
  const token = await theLinkOf(ruth, practice);
  await becomes(ruth, { passwordResetAt: new Date() });
  await expect(
    approveByLink(token, { number: own, absent: false, password: PASSWORD }, PHONE),
  ).rejects.toThrow("reset in the last 24 hours");
  await becomes(ruth, { passwordResetAt: null });
  await approveByLink(token, { number: own, absent: false, password: PASSWORD }, PHONE);
  expect(await waitingOf(alone.token)).toMatchObject({ standing: "approved" });
  const last = (await theLogOf(practice)).findLast(({ event }) => event === "login.approved");
  expect(last?.after).toMatchObject({ How: "their own request, as the sole Admin" });
});

test("decline and secure ends all sessions, forgets the devices and makes the person choose a new password", async () => {
  const { practice, ruth, chloe } = await somebodyWaiting();
  const live = await sessionOf(chloe);
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(chloe)).id, true);
  expect(await readSession(live)).toBeUndefined();
  expect(await liveSessionsOf(chloe)).toBe(0);
  const pairs = await db.select().from(deviceUsers).where(eq(deviceUsers.userId, chloe.id));
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.every(({ revokedAt }) => revokedAt !== null)).toBe(true);
  const [user] = await db.select().from(users).where(eq(users.id, chloe.id));
  expect(user).toMatchObject({ mustChangePassword: true });
  const kinds = (await theOutboxOf(practice)).map(({ kind, recipient }) => [kind, recipient]);
  expect(kinds).toContainEqual(["account-secured", chloe.login]);
  expect((await theLogOf(practice)).map(({ event }) => event)).toContain("user.secured");
});

test("cancelling withdraws the request and ends the session; nothing is left to decide", async () => {
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  await withdrawRequest(aVisitor(), waiting.token);
  expect(await readSession(waiting.token)).toBeUndefined();
  expect(await waitingOf(waiting.token)).toMatchObject({ standing: "withdrawn" });
  const admin = await deciding(ruth, practice);
  await expect(declineLogin(admin, (await theRequestOf(chloe)).id, false)).rejects.toThrow("withdrawn");
  await withdrawRequest(aVisitor(), waiting.token);
  expect((await theLogOf(practice)).filter(({ event }) => event === "login.withdrawn")).toHaveLength(1);
});

test("an approval names neither number, password nor secrets anywhere that is kept", async () => {
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  const number = await theNumberOf(chloe);
  const token = await theLinkOf(ruth, practice);
  await approveByLink(token, { number, absent: false, password: PASSWORD }, PHONE);
  const kept = JSON.stringify([
    await db.select().from(auditEntries),
    await theOutboxOf(practice),
    await theRequestOf(chloe),
    await db.select().from(devices),
  ]);
  for (const secret of [PASSWORD, token, waiting.token, waiting.deviceSecret])
    expect(kept).not.toContain(secret);
  expect(kept).not.toContain(`"${number}"`);
});

test("an empty number is asked for", async () => {
  const { practice, ruth, chloe } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  await expect(approveLogin(admin, (await theRequestOf(chloe)).id, NOTHING)).rejects.toThrow(InvalidError);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { users } from "@/db/schema/users";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { DAY, fromNow, standAt } from "@/lib/clock";
import { claimApproval } from "@/lib/devices/claim-approval";
import { declineLogin } from "@/lib/devices/decide-signed-in";
import { listDecidedRequests } from "@/lib/devices/queries";
import { approveOnServer, declineAndSecureOnServer, declineOnServer } from "@/lib/devices/support-decide";
import { listKnownDevices, listWaitingRequests } from "@/lib/devices/support-read";
import { revokeAllOnServer, revokeOnServer, trustOnServer } from "@/lib/devices/support-trust";
import { waitingOf } from "@/lib/devices/waiting";
import { InvalidError, NotFoundError } from "@/lib/errors";
import type { UserRow } from "@/lib/users/add-person";
import {
  anAdmin,
  aPerson,
  aPractice,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const WHY = "the only Admin lost her phone";

/** Somebody who waits for a decision, at a practice with an Admin. */
async function somebodyWaiting() {
  const practice = await aPractice();
  const admin = await anAdmin("logins.decide", practice, { name: "Ruth Adler" });
  const person = await aPerson({ at: practice, name: "Chloe Park" });
  const opened = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  const [request] = await listWaitingRequests(practice.slug);
  return { practice, admin, person, opened, id: request?.id ?? "" };
}

const lastLine = async (practice: Parameters<typeof theLogOf>[0]) => (await theLogOf(practice)).at(-1);
const enters = async (person: UserRow, deviceSecret: string) =>
  letIn(await signIn(person.login ?? "", PASSWORD, { ...origin, deviceSecret })).pending === false;

test("approved on the server, the one who waits is let in; the log and the mails say by whom, and that nobody typed the number", async () => {
  const { practice, admin, opened, id } = await somebodyWaiting();
  await approveOnServer(id, ` ${WHY}\n`);
  expect(await lastLine(practice)).toMatchObject({
    event: "login.approved",
    actorName: "Chairside support (command line)",
    subjectName: "Chloe Park",
    after: { How: "without the number", Reason: WHY, By: "the server's command line" },
  });
  expect(await listDecidedRequests(admin)).toMatchObject([
    { standing: "approved", decidedByName: "Chairside support", decidedHow: "without the number" },
  ]);
  const mails = (await theOutboxOf(practice)).filter(({ kind }) => kind !== "login-request");
  expect(mails.map(({ kind }) => kind).sort()).toEqual(["login-decided", "login-outcome"]);
  const told = mails.find(({ kind }) => kind === "login-outcome");
  expect(told?.about).toMatchObject({ decidedBy: "Chairside support", how: "without the number" });
  const { deviceSecret } = opened;
  expect(await claimApproval(opened.token, { ...origin, deviceSecret })).toMatchObject({ pending: false });
});

test("declined on the server, the page that waited is over", async () => {
  const { practice, person, id } = await somebodyWaiting();
  await declineOnServer(id, WHY);
  expect(await liveSessionsOf(person)).toBe(0);
  expect(await lastLine(practice)).toMatchObject({ event: "login.declined", after: { Reason: WHY } });
});

test("declined and secured on the server, the account is closed to whoever knows its password, and the log and mails say so", async () => {
  const { practice, admin, person, opened, id } = await somebodyWaiting();
  await sessionOf(person);
  await declineAndSecureOnServer(id, WHY);
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "declined" });
  expect(await liveSessionsOf(person)).toBe(0);
  const [user] = await db.select().from(users).where(eq(users.id, person.id));
  expect(user).toMatchObject({ mustChangePassword: true });
  const log = (await theLogOf(practice)).slice(-2);
  expect(log).toMatchObject([
    { event: "login.declined", after: { How: "the account was secured", Reason: WHY } },
    { event: "user.secured", after: { Reason: WHY } },
  ]);
  const mails = await theOutboxOf(practice);
  const of = (kind: string) => mails.find((mail) => mail.kind === kind)?.about;
  expect(of("account-secured")).toMatchObject({ userId: person.id, bySupport: "yes" });
  expect(of("login-outcome")).toMatchObject({ secured: "yes", decidedBy: "Chairside support" });
  expect((await listDecidedRequests(admin))[0]).toMatchObject({ decidedHow: "the account was secured" });
});

test("without a reason, or with one too long, nothing happens", async () => {
  const { practice, person, id, opened } = await somebodyWaiting();
  const before = await theLogOf(practice);
  for (const reason of ["", " \n\u200b", "x".repeat(301)]) {
    await expect(approveOnServer(id, reason)).rejects.toThrow(InvalidError);
    await expect(declineOnServer(id, reason)).rejects.toThrow(InvalidError);
    await expect(declineAndSecureOnServer(id, reason)).rejects.toThrow(InvalidError);
    await expect(trustOnServer(person.id, opened.deviceId, reason)).rejects.toThrow(InvalidError);
    await expect(revokeOnServer(person.id, opened.deviceId, reason)).rejects.toThrow(InvalidError);
    await expect(revokeAllOnServer(person.id, reason)).rejects.toThrow(InvalidError);
  }
  expect(await theLogOf(practice)).toEqual(before);
});

test("what was decided, withdrawn or ran out is refused and says so; an unknown request is not found", async () => {
  const { admin, id } = await somebodyWaiting();
  await declineLogin(admin, id, false);
  await expect(approveOnServer(id, WHY)).rejects.toThrow("Ruth Adler has already declined this request, on ");
  await expect(declineOnServer(id, WHY)).rejects.toThrow("Ruth Adler has already declined this request, on ");
  await expect(approveOnServer("nothing", WHY)).rejects.toThrow(NotFoundError);
  const late = await somebodyWaiting();
  standAt(fromNow(DAY));
  await expect(approveOnServer(late.id, WHY)).rejects.toThrow("This request has expired.");
});

test("of ten decisions at once on the server and ten of an Admin, one stands and is told once", async () => {
  const { practice, admin, id } = await somebodyWaiting();
  const all = Array.from({ length: 20 }, (_, turn) =>
    turn % 2 ? approveOnServer(id, WHY) : declineLogin(admin, id, false),
  );
  const results = await Promise.allSettled(all);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const lines = (await theLogOf(practice)).filter(({ event }) => /login\.(approved|declined)/.test(event));
  expect(lines).toHaveLength(1);
  const [request] = await db.select().from(loginRequests).where(eq(loginRequests.id, id));
  expect(lines[0]?.event).toBe(`login.${request?.state}`);
  const mails = (await theOutboxOf(practice)).filter(({ kind }) => kind === "login-decided");
  expect(mails).toHaveLength(1);
});

test("a device that was asked from is trusted on the server, once nothing waits on it", async () => {
  const { practice, person, opened, id } = await somebodyWaiting();
  await expect(trustOnServer(person.id, opened.deviceId, WHY)).rejects.toThrow(id);
  await declineOnServer(id, WHY);
  expect(await listKnownDevices(person.id)).toMatchObject([{ id: opened.deviceId, trustedAt: null }]);
  await trustOnServer(person.id, opened.deviceId, WHY);
  expect(await enters(person, opened.deviceSecret)).toBe(true);
  const trusted = (await theLogOf(practice)).find(({ event }) => event === "device.trusted");
  expect(trusted).toBeDefined();
  expect(await listKnownDevices(person.id)).toMatchObject([{ trustedBy: "Chairside support" }]);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind === "security-changed");
  expect(told.map(({ about }) => JSON.stringify(about))).toEqual([expect.stringContaining(WHY)]);
});

test("trusted on the server, a device that was away longer than trust lasts is let in again", async () => {
  const { person, opened, id } = await somebodyWaiting();
  await approveOnServer(id, WHY);
  const { deviceSecret } = (await claimApproval(opened.token, {
    ...origin,
    deviceSecret: opened.deviceSecret,
  })) ?? { deviceSecret: "" };
  standAt(fromNow(200 * DAY));
  await trustOnServer(person.id, opened.deviceId, WHY);
  expect(await enters(person, deviceSecret)).toBe(true);
});

test("nobody is trusted on a device that was never theirs", async () => {
  const { person, opened } = await somebodyWaiting();
  const other = await aPerson({ at: await aPractice() });
  await expect(trustOnServer(other.id, opened.deviceId, WHY)).rejects.toThrow(NotFoundError);
  await expect(revokeOnServer(other.id, opened.deviceId, WHY)).rejects.toThrow(NotFoundError);
  await expect(trustOnServer(person.id, "nothing", WHY)).rejects.toThrow(NotFoundError);
});

test("revoked on the server, one device is signed out and the others stay; all of them end everything that waits too", async () => {
  const { practice, person } = await somebodyWaiting();
  const [one, other] = [await sessionOf(person), await sessionOf(person)];
  const device = (await readSession(one))?.session.deviceId ?? "";
  await revokeOnServer(person.id, device, WHY);
  expect(await readSession(one)).toBeUndefined();
  expect(await readSession(other)).toBeDefined();
  expect(await lastLine(practice)).toMatchObject({ event: "device.revoked", after: { Reason: WHY } });
  await expect(revokeOnServer(person.id, device, WHY)).rejects.toThrow(NotFoundError);
  expect(await revokeAllOnServer(person.id, WHY)).toBe(1);
  expect(await liveSessionsOf(person)).toBe(0);
  expect(await listWaitingRequests(practice.slug)).toEqual([]);
});

test("the list is of one practice or of all, and of an unknown one not found", async () => {
  const [here, there] = [await somebodyWaiting(), await somebodyWaiting()];
  expect((await listWaitingRequests(here.practice.slug)).map(({ id }) => id)).toEqual([here.id]);
  const all = (await listWaitingRequests()).map(({ id }) => id);
  expect(all).toEqual(expect.arrayContaining([here.id, there.id]));
  await expect(listWaitingRequests("nowhere")).rejects.toThrow(NotFoundError);
});

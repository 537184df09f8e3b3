import { afterEach, expect, test } from "vitest";
import { change } from "@/lib/audit/change";
import { fromNow, HOUR, MINUTE, standAt } from "@/lib/clock";
import { approve, numberRuleOf } from "@/lib/devices/decide";
import { approveByLink, declineByLink, isSignedIn } from "@/lib/devices/decide-by-link";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { expireRequests } from "@/lib/devices/expire-requests";
import { isNumberOf } from "@/lib/devices/number";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import { NotFoundError } from "@/lib/errors";
import {
  aPerson,
  aPractice,
  at,
  aVisitor,
  becomes,
  PASSWORD,
  sessionOf,
  theLogOf,
  trustedOn,
  turns,
} from "@/tests/support/world";
import {
  aBrowser,
  aWrongNumberFor,
  comesBy,
  deciding,
  somebodyWaiting,
  theLinkOf,
  theNumberOf,
  theRequestOf,
} from "./new-device";

afterEach(() => standAt());

let phones = 0;
/** A phone at an address of its own: guesses are counted by address too. */
const aPhone = () => ({ address: `198.51.100.${++phones}`, sessionSecret: undefined });
const ABSENT = { number: "", absent: true };
const WRONG = "not mine at all";

/** Chloe waits, and Ruth decides: `byLink` on her phone, `here` where she is signed in. */
async function ruthDecides() {
  const world = await somebodyWaiting();
  const phone = aPhone();
  const { practice, ruth, chloe } = world;
  const token = await theLinkOf(ruth, practice);
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  type Given = { number?: string; absent?: boolean; password?: string };
  const whole = (given: Given) => ({ number: "", absent: false, password: "", ...given });
  return {
    ...world,
    phone,
    id,
    token,
    admin,
    byLink: (given: Given, browser: Parameters<typeof approveByLink>[2] = phone) =>
      approveByLink(token, whole(given), browser),
    here: (given: Given) => approveLogin(admin, id, whole(given)),
    lines: async (event: string) => (await theLogOf(practice)).filter((line) => line.event === event),
  };
}

test("the log tells by which door a decision was made, on which device, from where, and how", async () => {
  const first = await ruthDecides();
  await first.here({ number: await theNumberOf(first.chloe) });
  expect((await first.lines("login.approved"))[0]).toMatchObject({
    actorKind: "staff",
    subjectId: first.chloe.id,
    subjectName: "Chloe Park",
    after: { Device: "Chrome 140 on Windows", Address: "192.0.2.7", By: "Devices" },
  });
  expect((await first.lines("login.approved"))[0]?.after).not.toHaveProperty("How");
  const second = await ruthDecides();
  await second.byLink({ ...ABSENT, password: PASSWORD });
  expect((await second.lines("login.approved"))[0]).toMatchObject({
    actorKind: "password",
    actorName: "Ruth Adler",
    after: { By: "the mailed link", How: "without the number" },
  });
  const third = await ruthDecides();
  await declineByLink(third.token, true, aPhone());
  expect((await third.lines("login.declined"))[0]).toMatchObject({
    actorKind: "link",
    after: { By: "the mailed link", How: "the account was secured" },
  });
});

test("where the practice asks for no number, an approval without one is like any other", async () => {
  const { practice, chloe, waiting, here } = await ruthDecides();
  expect(await waitingOf(waiting.token)).toMatchObject({ asksNumber: true });
  await turns(practice, { numberRule: "never" });
  expect(await waitingOf(waiting.token)).toMatchObject({ asksNumber: false });
  await here({ absent: true });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", decidedHow: "", withoutNumber: true });
});

test("where the number is asked for always, no password takes its place, by the link neither", async () => {
  const { practice, chloe, here, byLink } = await ruthDecides();
  await turns(practice, { numberRule: "always" });
  for (const act of [here, byLink])
    await expect(act({ ...ABSENT, password: PASSWORD })).rejects.toMatchObject({ field: "number" });
  await byLink({ number: await theNumberOf(chloe), password: PASSWORD });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: false });
});

test("a practice has the rule that it set; a support account the usual one, and what is unknown the strictest", async () => {
  const practice = await aPractice();
  await turns(practice, { numberRule: "never" });
  expect(await numberRuleOf(practice.id)).toBe("never");
  expect(await numberRuleOf(null)).toBe("unless_absent");
  expect(await numberRuleOf("nowhere")).toBe("always");
});

test("at the link a session of that Admin stands for the password, not in place of the number", async () => {
  const { ruth, chloe, byLink } = await ruthDecides();
  const signedIn = { ...aPhone(), sessionSecret: await sessionOf(ruth) };
  await expect(byLink({ number: await theNumberOf(chloe) })).rejects.toMatchObject({
    field: "password",
    message: expect.stringContaining("the one who approves"),
  });
  await expect(byLink(ABSENT, signedIn)).rejects.toMatchObject({
    field: "password",
    message: expect.stringContaining("number's place"),
  });
  await expect(byLink({ number: await aWrongNumberFor(chloe) }, signedIn)).rejects.toMatchObject({
    field: "number",
  });
  await byLink({ number: await theNumberOf(chloe) }, signedIn);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: false });
});

test("only a session that opens something counts as being signed in", async () => {
  const { ruth, sam, waiting, chloe } = await ruthDecides();
  const secret = await sessionOf(ruth);
  expect(await isSignedIn(ruth.id, secret)).toBe(true);
  expect(await isSignedIn(sam.id, secret)).toBe(false);
  expect(await isSignedIn(chloe.id, waiting.token)).toBe(false);
  expect(await isSignedIn(ruth.id, undefined)).toBe(false);
  await becomes(ruth, { mustChangePassword: true });
  expect(await isSignedIn(ruth.id, secret)).toBe(false);
});

test("a wrong password is written down and counted like at sign-in; a right one clears the count, and the log says it was typed", async () => {
  at("2026-03-02 09:00");
  const { chloe, byLink, lines } = await ruthDecides();
  await expect(byLink({ ...ABSENT, password: WRONG })).rejects.toMatchObject({
    field: "password",
    message: expect.stringContaining("isn't your password"),
  });
  expect(await lines("login.password-refused")).toMatchObject([
    { subjectId: chloe.id, subjectName: "Chloe Park", after: { Taken: false } },
  ]);
  await byLink({ ...ABSENT, password: PASSWORD });
  expect(await lines("login.password-taken")).toMatchObject([{ after: { Taken: true } }]);
  expect(await lines("login.password-refused")).toHaveLength(1);
});

test("a right password with nothing counted leaves no line of its own", async () => {
  const { byLink, lines } = await ruthDecides();
  await byLink({ ...ABSENT, password: PASSWORD });
  expect([await lines("login.password-taken"), await lines("login.password-refused")]).toEqual([[], []]);
});

test("after several wrong passwords even the right one is refused for a while; on a trusted device only its own count holds", async () => {
  at("2026-03-02 09:00");
  const { chloe, byLink, here } = await ruthDecides();
  for (let guess = 0; guess < 8; guess++)
    await expect(byLink({ ...ABSENT, password: WRONG })).rejects.toMatchObject({ field: "password" });
  await expect(byLink({ ...ABSENT, password: PASSWORD })).rejects.toMatchObject({ field: "password" });
  expect((await theRequestOf(chloe)).state).toBe("open");
  await here({ ...ABSENT, password: PASSWORD });
  expect((await theRequestOf(chloe)).state).toBe("approved");
});

test("whoever guesses at an Admin's password elsewhere doesn't keep them from deciding by the link on their trusted device", async () => {
  at("2026-03-02 09:00");
  const { ruth, chloe, byLink } = await ruthDecides();
  const { deviceSecret } = await trustedOn(ruth);
  const userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0";
  const number = await theNumberOf(chloe);
  for (let guess = 0; guess < 8; guess++)
    await expect(byLink({ number, password: WRONG }, aPhone())).rejects.toMatchObject({ field: "password" });
  await expect(byLink({ number, password: PASSWORD }, aPhone())).rejects.toMatchObject({ field: "password" });
  await byLink({ number, password: PASSWORD }, { ...aPhone(), deviceSecret, userAgent });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved" });
});

test("the password of an Admin whose account was secured approves nothing: declining still needs only the link", async () => {
  const { ruth, chloe, token, byLink } = await ruthDecides();
  await becomes(ruth, { mustChangePassword: true });
  const number = await theNumberOf(chloe);
  const refused = { field: "password", message: expect.stringContaining("choose a new password first") };
  await expect(byLink({ number, password: PASSWORD })).rejects.toMatchObject(refused);
  await expect(byLink({ ...ABSENT, password: PASSWORD })).rejects.toMatchObject(refused);
  expect(await theRequestOf(chloe)).toMatchObject({ state: "open" });
  await declineByLink(token, false, aPhone());
  expect(await theRequestOf(chloe)).toMatchObject({ state: "declined" });
});

test("a pause of guessing ends: the right password is taken again", async () => {
  at("2026-03-02 09:00");
  const { chloe, byLink } = await ruthDecides();
  for (let guess = 0; guess < 8; guess++) await byLink({ ...ABSENT, password: WRONG }).catch(() => undefined);
  standAt(fromNow(16 * MINUTE));
  await byLink({ ...ABSENT, password: PASSWORD });
  expect((await theRequestOf(chloe)).state).toBe("approved");
});

test("guesses while it pauses are not counted, so that nobody can hold an Admin up for ever", async () => {
  at("2026-03-02 09:00");
  const { chloe, byLink } = await ruthDecides();
  for (let guess = 0; guess < 50; guess++)
    await byLink({ ...ABSENT, password: WRONG }).catch(() => undefined);
  standAt(fromNow(MINUTE));
  await byLink({ ...ABSENT, password: PASSWORD });
  expect((await theRequestOf(chloe)).state).toBe("approved");
});

test("a password of any length and any letters is only a wrong one", async () => {
  const { byLink, here } = await ruthDecides();
  for (const password of [`${PASSWORD}${"x".repeat(100_000)}`, "\uD800", "\0"]) {
    await expect(byLink({ ...ABSENT, password })).rejects.toMatchObject({ field: "password" });
    await expect(here({ ...ABSENT, password })).rejects.toMatchObject({ field: "password" });
  }
});

test("typed under Devices without being absent, a password changes nothing: the number is what counts", async () => {
  const { chloe, here } = await ruthDecides();
  await expect(here({ number: await aWrongNumberFor(chloe), password: PASSWORD })).rejects.toMatchObject({
    field: "number",
  });
  await here({ number: await theNumberOf(chloe), password: WRONG });
  expect(await theRequestOf(chloe)).toMatchObject({ state: "approved", withoutNumber: false });
});

test("a wrong number is written down and counted on that request alone; a right one is never counted", async () => {
  at("2026-03-02 09:00");
  const { sam, chloe, here, lines } = await ruthDecides();
  await comesBy(sam, aBrowser());
  await expect(here({ number: await aWrongNumberFor(chloe) })).rejects.toMatchObject({ field: "number" });
  expect(await theRequestOf(chloe)).toMatchObject({ wrongNumbers: 1, numberClosedUntil: null });
  expect(await theRequestOf(sam)).toMatchObject({ wrongNumbers: 0 });
  expect(await lines("login.number-refused")).toMatchObject([
    { subjectName: "Chloe Park", after: { Device: "Chrome 140 on Windows" } },
  ]);
  const request = await theRequestOf(chloe);
  expect(isNumberOf(request, await theNumberOf(chloe), fromNow(0))).toBe(true);
});

test("each who comes too late is told what happened meanwhile", async () => {
  at("2026-03-02 09:00");
  const [approved, declined, withdrawn, expired] = [
    await ruthDecides(),
    await ruthDecides(),
    await ruthDecides(),
    await ruthDecides(),
  ];
  await approved.here({ number: await theNumberOf(approved.chloe) });
  await declineLogin(declined.admin, declined.id, false);
  await withdrawRequest(aVisitor(), withdrawn.waiting.token);
  const late = ({ token }: typeof approved) => declineByLink(token, false, aPhone());
  await expect(late(approved)).rejects.toThrow("Ruth Adler has already approved this request, on Monday,");
  await expect(late(declined)).rejects.toThrow("Ruth Adler has already declined");
  await expect(late(withdrawn)).rejects.toThrow("was withdrawn on Monday, March 2, 2026 at 4:00 AM EST.");
  standAt(fromNow(24 * HOUR));
  await expect(late(expired)).rejects.toThrow("has expired");
  await expireRequests();
  await expect(late(expired)).rejects.toThrow("has expired");
});

test("a link that was never made leads nowhere, and neither does one whose Admin decides no more", async () => {
  const { ruth, token, chloe } = await ruthDecides();
  for (const wrong of ["", "never", token.slice(1), `${token}x`]) {
    await expect(declineByLink(wrong, true, aPhone())).rejects.toThrow(NotFoundError);
    await expect(approveByLink(wrong, { ...ABSENT, password: PASSWORD }, aPhone())).rejects.toThrow(
      NotFoundError,
    );
  }
  await becomes(ruth, { accessEndsAt: fromNow(-1) });
  await expect(declineByLink(token, true, aPhone())).rejects.toThrow(NotFoundError);
  expect((await theRequestOf(chloe)).state).toBe("open");
});

test("a support account's own request another support account approves, never itself", async () => {
  const home = await aPractice();
  const [sofia, iris] = [await aPerson({ at: home }), await aPerson({ at: home })];
  for (const person of [sofia, iris]) await becomes(person, { support: true, homePracticeId: null });
  await comesBy(sofia, aBrowser());
  await comesBy(iris, aBrowser());
  const asks = async (decider: typeof sofia, about: typeof sofia) => {
    const { id } = await theRequestOf(about);
    const who = { id: decider.id, name: decider.name, byLink: true, typedPassword: true };
    return change(aVisitor(), "login.approved", (tx, note) => approve(tx, note, id, who, ABSENT));
  };
  await becomes(iris, { status: "deactivated" });
  await expect(asks(sofia, sofia)).rejects.toThrow("another support account");
  expect(await asks(sofia, iris)).toBe(true);
  expect(await theRequestOf(iris)).toMatchObject({ state: "approved", decidedHow: "without the number" });
  for (const person of [sofia, iris]) await becomes(person, { support: false });
});

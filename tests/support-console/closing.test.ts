import { expect, test } from "vitest";
import { landingOf } from "@/lib/auth/landing";
import { readSession } from "@/lib/auth/read-session";
import { requestReset } from "@/lib/auth/request-reset";
import { signIn } from "@/lib/auth/sign-in";
import { staffActor } from "@/lib/auth/staff-actor";
import { because } from "@/lib/auth/support";
import { approveAsSupport } from "@/lib/devices/decide-as-support";
import { listLeftRequests } from "@/lib/devices/left-to-support";
import { waitingOf } from "@/lib/devices/waiting";
import { ConflictError } from "@/lib/errors";
import { beforeClosing } from "@/lib/support/before-closing";
import { closePractice, reopenPractice } from "@/lib/support/close-practice";
import { closingInWords } from "@/lib/support/closing-in-words";
import { getPractice } from "@/lib/support/find-practice";
import {
  alsoAt,
  aPerson,
  aPractice,
  aSupporter,
  aVisitor,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const waits = async (login: string | null) => letIn(await signIn(login ?? "", PASSWORD, origin));

/** Downtown, where Ben works alone and Grace has her home, who is the only Admin of Harbor too. */
async function aScene() {
  const support = await aSupporter();
  const downtown = await aPractice({ name: "Downtown" });
  const harbor = await aPractice({ name: "Harbor", groupId: downtown.groupId });
  const ben = await aPerson({ at: downtown, name: "Ben Okafor" });
  const grace = await aPerson({ at: downtown, name: "Grace Lindqvist", can: ["admin"] });
  await alsoAt(grace, harbor, ["admin"]);
  const ada = await aPerson({ at: harbor, name: "Dr. Ada Moreno" });
  await alsoAt(ada, downtown);
  return { support, downtown, harbor, ben, grace, ada };
}

test("at a closed practice nothing opens any more; who has no other is signed out, and who has one goes on there", async () => {
  const { support, downtown, harbor, ben, grace, ada } = await aScene();
  const [bens, graces, adas] = [await sessionOf(ben), await sessionOf(grace), await sessionOf(ada)];
  const closed = await closePractice(because(support, "sold"), downtown.slug);
  expect(closed).toEqual({ signedOut: 1, withdrawn: 0 });
  expect(await readSession(bens, downtown.slug)).toBeUndefined();
  for (const session of [graces, adas]) {
    expect(staffActor(await readSession(session, downtown.slug))).toBeUndefined();
    expect(staffActor(await readSession(session, harbor.slug))).toBeDefined();
  }
  expect((await theLogOf(downtown)).at(-1)).toMatchObject({
    event: "practice.closed",
    actorName: "Sofia Marsh",
    after: { Reason: "sold", "Signed out": 1, "Login requests withdrawn": 0 },
  });
});

test("who has only the closed practice can't sign in or choose a new password; who has another can, and lands there", async () => {
  const { support, downtown, harbor, ben, grace } = await aScene();
  await closePractice(support, downtown.slug);
  expect(await signIn(ben.login ?? "", PASSWORD, origin)).toBeUndefined();
  await requestReset(aVisitor(), ben.login ?? "");
  expect((await theOutboxOf(downtown)).filter(({ kind }) => kind === "password-reset")).toEqual([]);
  expect((await waits(grace.login)).pending).toBe(true);
  expect(await landingOf(grace.id)).toBe(`/${harbor.slug}`);
  await requestReset(aVisitor(), grace.login ?? "");
  expect((await theOutboxOf(downtown)).filter(({ kind }) => kind === "password-reset")).toHaveLength(1);
});

test("open login requests are withdrawn and their pages over; on new ones of whoever goes on, support decides", async () => {
  const { support, downtown, ben, grace } = await aScene();
  const [bens, graces] = [await waits(ben.login), await waits(grace.login)];
  expect(await closePractice(support, downtown.slug)).toEqual({ signedOut: 0, withdrawn: 2 });
  for (const { token } of [bens, graces])
    expect(await waitingOf(token)).toMatchObject({ standing: "withdrawn" });
  expect(await liveSessionsOf(ben)).toBe(0);
  const told = (await theLogOf(downtown)).filter(({ event }) => event === "login.withdrawn");
  expect(told.map(({ subjectName }) => subjectName).sort()).toEqual(["Ben Okafor", "Grace Lindqvist"]);
  const again = await waits(grace.login);
  expect(await waitingOf(again.token)).toMatchObject({ standing: "open", toSupport: true });
  const [request] = await listLeftRequests(support);
  expect(request).toMatchObject({ name: "Grace Lindqvist" });
  const given = { number: "", absent: true, password: PASSWORD, reason: "her practice is closed" };
  await approveAsSupport(support, request?.id ?? "", given);
  expect(await waitingOf(again.token)).toMatchObject({ standing: "approved" });
});

test("reopened, everything is as it was: roles, permissions, trusted devices", async () => {
  const { support, downtown, ben } = await aScene();
  await closePractice(support, downtown.slug);
  await expect(closePractice(support, downtown.slug)).rejects.toThrow(ConflictError);
  await reopenPractice(support, downtown.slug);
  await expect(reopenPractice(support, downtown.slug)).rejects.toThrow(ConflictError);
  expect(staffActor(await readSession(await sessionOf(ben), downtown.slug))).toBeDefined();
  expect((await theLogOf(downtown)).at(-1)).toMatchObject({ event: expect.stringMatching(/device|session/) });
  expect((await theLogOf(downtown)).map(({ event }) => event)).toContain("practice.reopened");
});

test("whoever signed in elsewhere without a decision while it was closed is signed out when it reopens", async () => {
  const { support, downtown, harbor } = await aScene();
  const easy = await aPractice({ groupId: downtown.groupId });
  await turns(easy, { twoFactor: false });
  const eve = await aPerson({ at: easy, name: "Eve" });
  await alsoAt(eve, downtown);
  const approved = await sessionOf(eve);
  await closePractice(support, downtown.slug);
  const { token, pending } = await waits(eve.login);
  expect(pending).toBe(false);
  await reopenPractice(support, downtown.slug);
  expect(await readSession(token, downtown.slug)).toBeUndefined();
  expect(staffActor(await readSession(approved, downtown.slug))).toBeDefined();
  expect((await waits(eve.login)).pending).toBe(true);
  const told = (await theLogOf(downtown)).filter(({ event }) => event === "practice.reopened");
  expect(told).toMatchObject([{ after: { "Signed out": 1 } }]);
  await closePractice(support, harbor.slug);
  await reopenPractice(support, harbor.slug);
  expect(staffActor(await readSession(approved, downtown.slug))).toBeDefined();
});

test("who has login there and whose home closed before is signed out too", async () => {
  const { support, downtown, harbor, ada } = await aScene();
  await sessionOf(ada);
  await closePractice(support, harbor.slug);
  expect(await liveSessionsOf(ada)).toBe(1);
  expect(await closePractice(support, downtown.slug)).toMatchObject({ signedOut: 1 });
  expect(await liveSessionsOf(ada)).toBe(0);
});

test("of two who close at once, one does and the other is told", async () => {
  const { support, downtown } = await aScene();
  const results = await Promise.allSettled([
    closePractice(support, downtown.slug),
    closePractice(support, downtown.slug),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await theLogOf(downtown)).filter(({ event }) => event === "practice.closed")).toHaveLength(1);
});

test("said beforehand: who is signed in, who is locked out, who goes on and of what they are the only Admin, what is withdrawn", async () => {
  const { support, downtown, ben, grace } = await aScene();
  await sessionOf(ben);
  await waits(ben.login);
  const practice = await getPractice(support, downtown.slug);
  const closing = await beforeClosing(support, practice);
  expect(closing).toMatchObject({
    signedIn: 1,
    openRequests: 1,
    lockedOut: 1,
    goOn: [{ id: grace.id, name: "Grace Lindqvist" }],
    onlyAdmins: [{ name: "Grace Lindqvist", practice: "Harbor" }],
    lastOfGroup: false,
  });
  const words = closingInWords(practice, closing);
  expect(words).toContain("1 person was signed in within the last hour.");
  expect(words).toContain("1 person has no other practice: they are signed out and can't sign in any more.");
  expect(words.join(" ")).toContain("Grace Lindqvist has their home here and login elsewhere, which stays.");
  expect(words.join(" ")).toContain("Grace Lindqvist is the only Admin of Harbor.");
  expect(words).toContain("1 open login request is withdrawn.");
  const lonely = await aPractice();
  const last = await beforeClosing(support, await getPractice(support, lonely.slug));
  expect(closingInWords({ name: "Lonely", group: "Lakeside Dental" }, last)).toEqual([
    "From the next request on nobody opens anything of Lonely, and its public pages end.",
    "It is the last open practice of Lakeside Dental.",
    "Nothing is deleted. Reopening brings all of it back.",
  ]);
});

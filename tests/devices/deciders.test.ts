import { afterEach, expect, test } from "vitest";
import { fromNow, HOUR, standAt } from "@/lib/clock";
import { declineByLink } from "@/lib/devices/decide-by-link";
import { decidersAt, mayDecide, supportDeciders, toldOf } from "@/lib/devices/deciders";
import { whyNotOwn } from "@/lib/devices/own-request";
import { findDecision } from "@/lib/devices/queries";
import { waitingOf } from "@/lib/devices/waiting";
import type { UserRow } from "@/lib/users/add-person";
import { alsoAt, aPerson, aPractice, at, becomes, letIn, theOutboxOf, turns } from "@/tests/support/world";
import { aBrowser, comesBy, theLinkOf, theRequestOf } from "./new-device";

const supporters: UserRow[] = [];

afterEach(async () => {
  standAt();
  for (const person of supporters.splice(0)) await becomes(person, { support: false });
});

/** A support account: it belongs to no practice. */
async function aSupporter(login?: string) {
  const given = login ? { loginKind: "username" as const, login } : {};
  const person = await aPerson({ at: await aPractice(), ...given });
  await becomes(person, { support: true, homePracticeId: null });
  supporters.push(person);
  return person;
}

const asking = (user: UserRow) => ({
  id: user.id,
  practiceId: user.homePracticeId,
  passwordResetAt: user.passwordResetAt,
});
const idsOf = (people: { id: string }[]) => people.map(({ id }) => id).sort();
const sorted = (...people: { id: string }[]) => idsOf(people);

test("whoever may decide is an Admin there today: active, with access, and not of a practice that closed", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
  const paper = await aPerson({ at: practice, can: ["admin"], loginKind: "username", login: practice.slug });
  const leaves = await aPerson({ at: practice, can: ["admin"] });
  await becomes(leaves, { accessEndsAt: fromNow(HOUR) });
  const gone = await aPerson({ at: practice, can: ["admin"] });
  await becomes(gone, { accessEndsAt: fromNow(0) });
  await aPerson({ at: practice, can: ["chatUser"] });
  const deciders = await decidersAt(practice.id);
  expect(idsOf(deciders)).toEqual(sorted(ruth, paper, leaves));
  expect(deciders.find(({ id }) => id === ruth.id)).toEqual({
    id: ruth.id,
    name: "Ruth Adler",
    recipient: ruth.login,
  });
  expect(deciders.find(({ id }) => id === paper.id)?.recipient).toBeNull();
  await turns(practice, { closedAt: fromNow(0) });
  expect(await decidersAt(practice.id)).toEqual([]);
});

test("a Group Admin who may sign in at the practice as an Admin decides there too, at home or not", async () => {
  const practice = await aPractice();
  const grace = await aPerson({ at: await aPractice({ groupId: practice.groupId }), groupAdmin: true });
  expect(await decidersAt(practice.id)).toEqual([]);
  await alsoAt(grace, practice, ["admin"]);
  expect(idsOf(await decidersAt(practice.id))).toEqual([grace.id]);
});

test("every other Admin with an address is told; the requester, and who reads no mail, is not", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const sam = await aPerson({ at: practice, can: ["admin"] });
  await aPerson({ at: practice, can: ["admin"], loginKind: "username", login: practice.slug });
  await aSupporter();
  const chloe = await toldOf(asking(await aPerson({ at: practice })));
  expect([idsOf(chloe.told), chloe.toSupport]).toEqual([sorted(ruth, sam), false]);
  const own = await toldOf(asking(ruth));
  expect([idsOf(own.told), own.toSupport]).toEqual([[sam.id], false]);
});

test("a reset today makes no difference to an Admin who isn't the only one", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const sam = await aPerson({ at: practice, can: ["admin"] });
  await aSupporter();
  const { told, toSupport } = await toldOf({ ...asking(ruth), passwordResetAt: fromNow(-HOUR) });
  expect([idsOf(told), toSupport]).toEqual([[sam.id], false]);
});

test("the sole Admin is told themselves; after a reset today support is told as well", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const support = await aSupporter();
  await aSupporter(`support-${practice.slug}`);
  const alone = await toldOf(asking(ruth));
  expect([idsOf(alone.told), alone.toSupport]).toEqual([[ruth.id], false]);
  const fresh = await toldOf({ ...asking(ruth), passwordResetAt: fromNow(-HOUR) });
  expect([idsOf(fresh.told), fresh.toSupport]).toEqual([sorted(ruth, support), true]);
});

test("where no other Admin reads mail, support is told, and nobody who has no address", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, can: ["admin"], loginKind: "username", login: practice.slug });
  const support = await aSupporter();
  await aSupporter(`support-${practice.slug}`);
  const { told, toSupport } = await toldOf(asking(await aPerson({ at: practice })));
  expect([idsOf(told), toSupport]).toEqual([[support.id], true]);
  const nobody = await aPerson({ at: await aPractice() });
  expect(await toldOf(asking(nobody))).toMatchObject({ toSupport: true });
});

test("a support account's own request goes to the other support accounts, and never to itself", async () => {
  const [sofia, iris] = [await aSupporter(), await aSupporter()];
  const ofSupport = { id: sofia.id, practiceId: null, passwordResetAt: null };
  const { told, toSupport } = await toldOf(ofSupport);
  expect([idsOf(told), toSupport]).toEqual([[iris.id], false]);
  expect(idsOf(await supportDeciders())).toEqual(sorted(sofia, iris));
  await becomes(iris, { status: "deactivated" });
  expect(await toldOf(ofSupport)).toEqual({ told: [], toSupport: false });
});

test("of whose request nobody could be told, their page says so, and the first who can be told is, when they ask again", async () => {
  const sofia = await aSupporter();
  const first = letIn(await comesBy(sofia, aBrowser()));
  expect(await waitingOf(first.token)).toMatchObject({ standing: "open", told: false });
  await aSupporter();
  const again = letIn(await comesBy(sofia, aBrowser({ deviceSecret: first.deviceSecret })));
  expect(await waitingOf(again.token)).toMatchObject({ standing: "open", told: true });
});

test("support may decide what it was asked about, and nothing else; so may the practice's own Admins", async () => {
  const practice = await aPractice();
  const [ruth, chloe] = [
    await aPerson({ at: practice, can: ["admin"] }),
    await aPerson({ at: practice, can: ["chatUser"] }),
  ];
  await aPerson({ at: practice, can: ["admin"] });
  const [support, other] = [await aSupporter(), await aSupporter()];
  const asked = { userId: chloe.id, practiceId: practice.id, toSupport: false };
  expect(await mayDecide(ruth.id, asked)).toBe(true);
  expect(await mayDecide(chloe.id, asked)).toBe(false);
  expect(await mayDecide(support.id, asked)).toBe(false);
  expect(await mayDecide(support.id, { ...asked, toSupport: true })).toBe(true);
  expect(await mayDecide(other.id, { ...asked, toSupport: true })).toBe(true);
  expect(await mayDecide(chloe.id, { ...asked, toSupport: true })).toBe(false);
  expect(await mayDecide(support.id, { ...asked, practiceId: null })).toBe(true);
  expect(await mayDecide(ruth.id, { ...asked, practiceId: null })).toBe(false);
});

test("support's link shows the request and says whose link it is; it works no more once support is not support", async () => {
  const practice = await aPractice();
  const support = await aSupporter();
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  await comesBy(chloe, aBrowser());
  expect(await theRequestOf(chloe)).toMatchObject({ toSupport: true });
  const token = await theLinkOf(support, practice);
  expect(await findDecision(token)).toMatchObject({
    request: { name: "Chloe Park", practice: practice.name, numberRule: "unless_absent" },
    owner: { id: support.id, name: support.name },
  });
  await declineByLink(token, true, { address: "198.51.100.9", sessionSecret: undefined });
  const secured = (await theOutboxOf(practice)).find(({ kind }) => kind === "account-secured");
  expect(secured?.about).toMatchObject({ userId: chloe.id, bySupport: "yes" });
  await becomes(support, { support: false });
  expect(await findDecision(token)).toBeUndefined();
  expect(await findDecision("never")).toBeUndefined();
});

test("one's own request: the page and the guard say the same, who may approve it and how", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, can: ["admin"] });
  const sam = await aPerson({ at: practice, can: ["admin"] });
  const own = { userId: ruth.id, practiceId: practice.id };
  const says = async () => [await whyNotOwn(own, false), await whyNotOwn(own, true)];
  const another = "This is your own request: another Admin has to approve it.";
  expect(await says()).toEqual([another, another]);
  await becomes(sam, { status: "deactivated" });
  expect(await says()).toEqual([
    "This is your own request. Approve it with the link in your e-mail.",
    undefined,
  ]);
  await comesBy(ruth, aBrowser());
  const token = await theLinkOf(ruth, practice);
  expect(await findDecision(token)).toMatchObject({ own: true, whyNot: undefined });
  await becomes(ruth, { passwordResetAt: fromNow(-HOUR) });
  const reset = expect.stringMatching(/^Your password was reset in the last 24 hours/);
  expect(await says()).toEqual([reset, reset]);
  expect(await findDecision(token)).toMatchObject({ own: true, whyNot: reset });
  await becomes(ruth, { passwordResetAt: null, loginKind: "username", login: practice.slug });
  expect((await says())[0]).toContain("you have no e-mail address to get its link at. Ask support.");
});

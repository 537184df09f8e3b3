import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/db";
import { accessReviewLines, accessReviews } from "@/db/schema/access-reviews";
import { users } from "@/db/schema/users";
import { carryOut } from "@/lib/access-reviews/carry-out";
import { checkSeal } from "@/lib/access-reviews/check-seal";
import { decideLine, keepThese } from "@/lib/access-reviews/decide-line";
import { exportReview } from "@/lib/access-reviews/export-review";
import { followUpOf } from "@/lib/access-reviews/follow-up";
import { exportLines, listLines, listToDo } from "@/lib/access-reviews/list-lines";
import {
  countDecisions,
  findOpenReview,
  getLine,
  getReview,
  listReviews,
} from "@/lib/access-reviews/queries";
import { signReview } from "@/lib/access-reviews/sign-review";
import { startReview } from "@/lib/access-reviews/start-review";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { ConflictError, InvalidError, NotFoundError } from "@/lib/errors";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { UserRow } from "@/lib/users/add-person";
import { giveMembership } from "@/lib/users/give-membership";
import { updateUser } from "@/lib/users/update-user";
import { alsoAt, anAdmin, aPerson, aPractice, becomes, signedIn, theLogOf } from "@/tests/support/world";
import { anEdit } from "@/tests/users/user-input";

type Admin = Awaited<ReturnType<typeof anAdmin<"users.manage">>>;

let here: PracticeRow;
let ruth: Admin;
let ben: UserRow;
let chloe: UserRow;

beforeEach(async () => {
  here = await aPractice({ name: "Downtown" });
  ruth = await anAdmin("users.manage", here, { name: "Ruth Adler" });
  ben = await aPerson({ at: here, name: "Ben Okafor", role: "hygienist", can: ["showInApp"] });
  chloe = await aPerson({
    at: here,
    name: "Chloe Park",
    can: ["chatUser", "canSignForms"],
    login: `chloe${crypto.randomUUID()}@x.example`,
  });
});

const all = { show: "all", q: "", page: 1 } as const;
const linesOf = async (id: string) => (await listLines(ruth, id, all)).lines;
const decide = async (id: string, name: string, decision: "keep" | "change" | "deactivate", remark = "") => {
  const line = (await linesOf(id)).find(({ access }) => access.name === name);
  await decideLine(ruth, id, line?.number ?? 0, { decision, remark });
};
const signedOff = async () => {
  const { id } = await startReview(ruth);
  await decide(id, "Ben Okafor", "keep");
  await decide(id, "Chloe Park", "deactivate", "left in May");
  await decide(id, "Ruth Adler", "keep");
  await signReview(ruth, id, { remark: "Spring" });
  return id;
};
const eventsOf = async () => (await theLogOf(here)).map(({ event }) => event);

describe("Starting", () => {
  test("freezes everybody on the list with rights, devices and last activity, by name", async () => {
    await becomes(chloe, { accessEndsOn: "2030-01-02" });
    const { id, people } = await startReview(ruth);
    const lines = await linesOf(id);
    expect(people).toBe(3);
    expect(lines.map(({ access }) => access.name)).toEqual(["Ben Okafor", "Chloe Park", "Ruth Adler"]);
    expect(lines[0]?.access).toMatchObject({
      role: "Hygienist",
      permissions: ["Show in the App"],
      status: "Active",
    });
    expect(lines[1]?.access).toMatchObject({
      permissions: ["Chat User", "Can Sign Forms (no effect in this role)"],
      accessEndsOn: "2030-01-02",
      devices: [],
      lastSignInAt: null,
    });
    expect(lines[2]?.access.devices).toEqual([expect.stringMatching(/^Chrome 156 on Linux, trusted since/)]);
    expect(lines[2]?.access.lastSignInAt).not.toBeNull();
  });

  test("tells no more of an e-mail login than the log does, for lines outlive the person's data", async () => {
    const { id } = await startReview(ruth);
    const [, line] = await linesOf(id);
    expect(line?.access.login).toBe("c…@x.example");
  });

  test("stays as it was when somebody changes afterwards", async () => {
    const { id } = await startReview(ruth);
    await becomes(ben, { name: "Benjamin Okafor" });
    await aPerson({ at: here, name: "Somebody New" });
    expect((await linesOf(id)).map(({ access }) => access.name)).toEqual([
      "Ben Okafor",
      "Chloe Park",
      "Ruth Adler",
    ]);
  });

  test("is for one review at a time, also for two Admins at the same moment", async () => {
    const sam = await anAdmin("users.manage", here, { name: "Sam Ito" });
    const both = await Promise.allSettled([startReview(ruth), startReview(sam)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listReviews(ruth)).toHaveLength(1);
    await expect(startReview(ruth)).rejects.toThrow(ConflictError);
    expect((await eventsOf()).filter((event) => event === "review.started")).toHaveLength(1);
  });

  test("leaves the deleted out, and takes the deactivated in", async () => {
    await aPerson({ at: here, name: "Gone", status: "deleted" });
    await aPerson({ at: here, name: "Off", status: "deactivated" });
    const { id } = await startReview(ruth);
    const names = (await linesOf(id)).map(({ access }) => `${access.name} ${access.status}`);
    expect(names).toContain("Off Deactivated");
    expect(names.join()).not.toContain("Gone");
  });
});

describe("What an Admin sees of other practices", () => {
  test("is the names of those where they are an Admin, and of the rest only that there are any", async () => {
    const harbor = await aPractice({ name: "Harbor", groupId: here.groupId });
    await alsoAt(ben, harbor);
    const grace = await aPerson({ at: here, name: "Grace Lindqvist", can: ["admin"] });
    await alsoAt(grace, harbor, ["admin"]);
    const graceHere = await anAdminOf(grace);
    const { id } = await startReview(graceHere);
    const seenBy = async (admin: Admin) =>
      (await listLines(admin, id, { ...all, q: "ben" })).lines[0]?.access.otherPractices;
    expect(await seenBy(graceHere)).toEqual(["Harbor"]);
    expect(await seenBy(ruth)).toEqual(["another practice"]);
    expect(JSON.stringify(await listToDo(ruth, id, ["keep"]))).not.toContain("Harbor");
  });

  test("is of guests how many devices they have, not which", async () => {
    const harbor = await aPractice({ name: "Harbor", groupId: here.groupId });
    const guest = await aPerson({ at: harbor, name: "Gus Guest" });
    await alsoAt(guest, here);
    await anAdminOf(guest, harbor).catch(() => undefined);
    const { id } = await startReview(ruth);
    const { lines } = await listLines(ruth, id, { ...all, q: "gus" });
    expect(lines[0]?.access).toMatchObject({ home: "Harbor", devices: ["1 device"], lastSeenAt: null });
  });
});

async function anAdminOf(person: UserRow, at = here): Promise<Admin> {
  return authorize(await signedIn(person, at), "users.manage");
}

describe("Deciding", () => {
  test("is kept with who and when, can be done anew, and stands in the log each time", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "keep");
    await decide(id, "Ben Okafor", "change", "no Show in the App");
    const [line] = await linesOf(id);
    expect(line).toMatchObject({
      decision: "change",
      remark: "no Show in the App",
      decidedByName: "Ruth Adler",
    });
    const decided = (await theLogOf(here)).filter(({ event }) => event === "review.decided");
    expect(decided.map(({ subjectName, before, after }) => [subjectName, before, after])).toEqual([
      ["Ben Okafor", { Decision: null }, { Decision: "Keep" }],
      ["Ben Okafor", { Decision: "Keep" }, { Decision: "Change" }],
    ]);
  });

  test("twice the same writes nothing the second time", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "keep");
    const before = await theLogOf(here);
    await decide(id, "Ben Okafor", "keep");
    expect(await theLogOf(here)).toHaveLength(before.length);
  });

  test("on everybody of a page keeps only those not decided on", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Chloe Park", "deactivate");
    expect(await keepThese(ruth, id, [1, 2, 3])).toBe(2);
    expect(await countDecisions(ruth, id)).toEqual({ keep: 2, change: 0, deactivate: 1, undecided: 0 });
    await expect(keepThese(ruth, id, [1, 2, 3])).rejects.toThrow(ConflictError);
  });

  test("is found by what was decided, and by the name", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "keep");
    const undecided = await listLines(ruth, id, { show: "undecided", q: "", page: 1 });
    expect(undecided).toMatchObject({ total: 2 });
    expect((await listLines(ruth, id, { show: "all", q: "CHLO", page: 1 })).lines).toHaveLength(1);
    expect((await listLines(ruth, id, { show: "keep", q: "", page: 2 })).lines).toEqual([]);
  });

  test("on a line that is not there is refused", async () => {
    const { id } = await startReview(ruth);
    for (const number of [0, 4, -1, Number.NaN, 1.5])
      await expect(decideLine(ruth, id, number, { decision: "keep", remark: "" })).rejects.toThrow(
        NotFoundError,
      );
    await expect(decideLine(ruth, "x", 1, { decision: "keep", remark: "" })).rejects.toThrow(NotFoundError);
  });
});

describe("Signing off", () => {
  test("waits until everybody was decided on, or until it is said that the rest is left", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "keep");
    await expect(signReview(ruth, id, { remark: "" })).rejects.toMatchObject({ field: "rest" });
    await expect(signReview(ruth, id, { remark: "" })).rejects.toThrow(InvalidError);
    expect((await getReview(ruth, id)).signedAt).toBeNull();
    await signReview(ruth, id, { remark: "", rest: "on" });
    expect((await theLogOf(here)).at(-1)?.after).toMatchObject({ Keep: 1, "Not reviewed": 2, People: 3 });
  });

  test("writes name, time and a seal, which stands in the log too and holds", async () => {
    const id = await signedOff();
    const review = await getReview(ruth, id);
    expect(review).toMatchObject({ signedByName: "Ruth Adler", remark: "Spring" });
    expect(review.seal).toMatch(/^[0-9a-f]{64}$/);
    expect((await theLogOf(here)).at(-1)?.after?.["Seal"]).toBe(review.seal);
    expect(await checkSeal(ruth, id)).toMatchObject({ holds: true, inLog: review.seal });
  });

  test("makes room for the next review", async () => {
    await signedOff();
    expect(await findOpenReview(ruth)).toBeUndefined();
    await startReview(ruth);
    expect(await listReviews(ruth)).toHaveLength(2);
  });

  test("ends all changing: no verb writes into a signed review", async () => {
    const id = await signedOff();
    const before = await everything(id);
    await expect(decide(id, "Ben Okafor", "deactivate")).rejects.toThrow(ConflictError);
    await expect(keepThese(ruth, id, [1, 2, 3])).rejects.toThrow(ConflictError);
    await expect(signReview(ruth, id, { remark: "again", rest: "on" })).rejects.toThrow(ConflictError);
    await carryOut(ruth, id);
    await becomes(ben, { name: "Another Name" });
    expect(await everything(id)).toEqual(before);
    expect(await checkSeal(ruth, id)).toMatchObject({ holds: true });
  });

  test("by two Admins at once, and against a decision at the same moment, leaves a seal that holds", async () => {
    const sam = await anAdmin("users.manage", here, { name: "Sam Ito" });
    const { id } = await startReview(ruth);
    const outcomes = await Promise.allSettled([
      signReview(ruth, id, { remark: "", rest: "on" }),
      decideLine(sam, id, 1, { decision: "deactivate", remark: "" }),
      signReview(sam, id, { remark: "", rest: "on" }),
      decideLine(sam, id, 2, { decision: "keep", remark: "" }),
    ]);
    expect([outcomes[0], outcomes[2]].filter((one) => one?.status === "fulfilled")).toHaveLength(1);
    expect(await checkSeal(ruth, id)).toMatchObject({ holds: true });
  });

  test.each([
    ["a decision", { decision: "keep" as const }],
    ["a remark", { remark: "nothing to see" }],
    ["who decided", { decidedBy: "somebody-else" }],
  ])("is found out when %s is changed in the database behind its back", async (_, columns) => {
    const id = await signedOff();
    await behindTheBack(id, 2, columns);
    expect(await checkSeal(ruth, id)).toMatchObject({ holds: false });
  });
});

describe("Carrying out", () => {
  test("deactivates those of whom it was decided, each with a line of its own in the log", async () => {
    const id = await signedOff();
    expect(await carryOut(ruth, id)).toEqual([{ userId: chloe.id, name: "Chloe Park", guest: false }]);
    expect((await eventsOf()).slice(-2)).toEqual(["user.deactivated", "review.carried-out"]);
    expect(await carryOut(ruth, id)).toEqual([]);
  });

  test("names whoever can't be deactivated, with the reason, and goes on with the others", async () => {
    const { id } = await startReview(ruth);
    for (const name of ["Ben Okafor", "Chloe Park", "Ruth Adler"]) await decide(id, name, "deactivate");
    await signReview(ruth, id, { remark: "" });
    const results = await carryOut(ruth, id);
    expect(results.map(({ name, refused }) => [name, refused])).toEqual([
      ["Ben Okafor", undefined],
      ["Chloe Park", undefined],
      ["Ruth Adler", "You can't deactivate yourself. Another Admin can."],
    ]);
    expect((await theLogOf(here)).at(-1)?.after).toEqual({
      Deactivated: ["Ben Okafor", "Chloe Park"],
      "Not deactivated": ["Ruth Adler: You can't deactivate yourself. Another Admin can."],
    });
  });

  test("takes from a guest only the login here", async () => {
    const harbor = await aPractice({ name: "Harbor", groupId: here.groupId });
    const guest = await aPerson({ at: harbor, name: "Gus Guest" });
    await alsoAt(guest, here);
    const { id } = await startReview(ruth);
    await decide(id, "Gus Guest", "deactivate");
    await signReview(ruth, id, { remark: "", rest: "on" });
    const lines = await listToDo(ruth, id, ["deactivate"]);
    expect(await carryOut(ruth, id)).toMatchObject([{ name: "Gus Guest", guest: true }]);
    expect((await followUpOf(ruth, lines)).get(guest.id)).toMatchObject({ done: true, by: "Ruth Adler" });
    expect(await anAdminOf(guest, here).catch(() => "out")).toBe("out");
    const [row] = await db.select().from(users).where(eq(users.id, guest.id));
    expect(row?.status).toBe("active");
  });

  test("waits for the signature", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "deactivate");
    await expect(carryOut(ruth, id)).rejects.toThrow(ConflictError);
  });

  test("shows what is done since: deactivated, or changed by hand", async () => {
    const { id } = await startReview(ruth);
    await decide(id, "Ben Okafor", "change");
    await decide(id, "Chloe Park", "deactivate");
    await signReview(ruth, id, { remark: "", rest: "on" });
    const lines = await listToDo(ruth, id, ["change", "deactivate"]);
    const before = await followUpOf(ruth, lines);
    expect([before.get(ben.id), before.get(chloe.id)]).toEqual([{ done: false }, { done: false }]);
    await carryOut(ruth, id);
    await change(ruth, "user.changed", async (_, about) => about({ kind: "user", id: ben.id, name: "Ben" }));
    const after = await followUpOf(ruth, lines);
    expect(after.get(chloe.id)).toMatchObject({ done: true, by: "Ruth Adler" });
    expect(after.get(ben.id)).toMatchObject({ done: true, by: "Ruth Adler" });
  });
});

test("Who follows another practice is changed by a change there", async () => {
  const harbor = await aPractice({ name: "Harbor", groupId: here.groupId });
  const lead = await aPerson({ at: here, can: ["admin"], groupAdmin: true });
  await alsoAt(lead, harbor, ["admin"]);
  const grace = authorize(await signedIn(lead, harbor), "group.manage");
  const hal = await anAdmin("users.manage", harbor, { name: "Hal" });
  const gus = await aPerson({ at: harbor, name: "Gus Guest" });
  await alsoAt(gus, here);
  await giveMembership(grace, gus.id, here.id, { follows: true });
  const { id } = await startReview(ruth);
  await decide(id, "Gus Guest", "change");
  const [line] = await listToDo(ruth, id, ["change"]);
  const standing = async () => (await followUpOf(ruth, line ? [line] : [])).get(gus.id);
  expect(await standing()).toEqual({ done: false });
  await updateUser(hal, gus.id, await anEdit(hal, gus.id, { chatUser: "on" }));
  expect(await standing()).toMatchObject({ done: true, by: "Hal" });
});

test("An export gives every line and stands in the log", async () => {
  const id = await signedOff();
  const lines = (await Array.fromAsync(await exportReview(ruth, id))).flat();
  expect(lines.map(({ access }) => access.name)).toEqual(["Ben Okafor", "Chloe Park", "Ruth Adler"]);
  expect((await eventsOf()).at(-1)).toBe("review.exported");
});

test("Another practice's Admin finds no review, no line, and changes nothing", async () => {
  const { id } = await startReview(ruth);
  const there = await aPractice({ groupId: here.groupId });
  const stranger = await anAdmin("users.manage", there);
  const before = await everything(id);
  const tries = [
    () => getReview(stranger, id),
    () => getLine(stranger, id, 1),
    () => countDecisions(stranger, id),
    () => listLines(stranger, id, all),
    () => Array.fromAsync(exportLines(stranger, id)),
    () => listToDo(stranger, id, ["keep"]),
    () => exportReview(stranger, id),
    () => checkSeal(stranger, id),
    () => decideLine(stranger, id, 1, { decision: "keep", remark: "" }),
    () => keepThese(stranger, id, [1]),
    () => signReview(stranger, id, { remark: "", rest: "on" }),
    () => carryOut(stranger, id),
  ];
  for (const attempt of tries) await expect(attempt()).rejects.toThrow(NotFoundError);
  expect(await everything(id)).toEqual(before);
  expect(await listReviews(stranger)).toEqual([]);
});

async function everything(id: string) {
  return {
    review: await db.select().from(accessReviews).where(eq(accessReviews.id, id)),
    lines: await db
      .select()
      .from(accessReviewLines)
      .where(eq(accessReviewLines.reviewId, id))
      .orderBy(accessReviewLines.number),
  };
}

function behindTheBack(id: string, number: number, columns: Partial<typeof accessReviewLines.$inferInsert>) {
  return change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "review", id, name: "a review" });
    await tx
      .update(accessReviewLines)
      .set(columns)
      .where(and(eq(accessReviewLines.reviewId, id), eq(accessReviewLines.number, number)));
  });
}

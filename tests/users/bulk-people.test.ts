import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { jobRows, jobs } from "@/db/schema/jobs";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { beginJob } from "@/lib/jobs/begin-job";
import { cancelJob } from "@/lib/jobs/cancel-job";
import { findProgress, getJob, listJobs } from "@/lib/jobs/queries";
import { runDueJobs } from "@/lib/jobs/start-jobs";
import { bulkWork } from "@/lib/users/bulk/bulk-work";
import { putDown, type Selection } from "@/lib/users/bulk/put-down";
import type { BulkTask } from "@/lib/users/bulk/task";
import { readView } from "@/lib/users/people-view";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  liveSessionsOf,
  sessionOf,
  signedIn,
  theLogOf,
  theOutboxOf,
  theRole,
} from "@/tests/support/world";
import { anEdit } from "./user-input";

type Admin = Authorized<"users.manage">;

const runJobs = () => runDueJobs({ bulk: bulkWork }, "tests");

async function rowsOf(id: string) {
  const rows = await db.select().from(jobRows).where(eq(jobRows.jobId, id)).orderBy(jobRows.number);
  return rows.map(({ label, state, outcome }) => [label, state, outcome]);
}

async function previewed(admin: Admin, task: BulkTask, selection: Selection) {
  const id = await putDown(admin, task, selection);
  await runJobs();
  return { id, rows: await rowsOf(id) };
}

async function started(admin: Admin, id: string) {
  await beginJob(admin, await getJob(admin, id));
  await runJobs();
  return rowsOf(id);
}

async function aTeam() {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  const ben = await aPerson({ at: practice, name: "Ben", role: "hygienist" });
  const cleo = await aPerson({ at: practice, name: "Cleo", can: ["chatUser"] });
  return { practice, admin, ben, cleo };
}

test("a role is changed for many: the preview says what each comes to, the work does it, with a line in the log each", async () => {
  const { practice, admin, ben, cleo } = await aTeam();
  const task: BulkTask = { act: "role", roleId: await theRole(practice, "hygienist") };
  const before = (await theLogOf(practice)).length;
  const { id, rows } = await previewed(admin, task, { ids: [cleo.id, ben.id] });
  expect(rows).toEqual([
    ["Cleo", "waiting", "Role Front Office → Hygienist"],
    ["Ben", "unchanged", "As it is"],
  ]);
  expect(await theLogOf(practice)).toHaveLength(before);
  expect(await started(admin, id)).toEqual([
    ["Cleo", "done", "Role Front Office → Hygienist"],
    ["Ben", "unchanged", "As it is"],
  ]);
  expect((await theLogOf(practice)).slice(before)).toMatchObject([
    { event: "user.changed", actorName: "Ruth Adler", subjectName: "Cleo", after: { Role: "Hygienist" } },
  ]);
  expect(await getJob(admin, id)).toMatchObject({
    state: "done",
    done: 2,
    refused: 0,
    task: { phase: "over" },
  });
});

test("everybody who matches is whoever matched when it was put down, on all pages of the list", async () => {
  const { practice, admin } = await aTeam();
  for (let number = 0; number < 60; number++)
    await aPerson({ at: practice, name: `Temp ${String(number).padStart(2, "0")}` });
  const view = readView({ q: "temp", role: "front-office" });
  const { id, rows } = await previewed(admin, { act: "give", permissions: ["chatUser"] }, { view });
  expect(rows).toHaveLength(60);
  expect(rows[0]).toEqual(["Temp 00", "waiting", "Chat User no → yes"]);
  await aPerson({ at: practice, name: "Temp 99" });
  expect((await started(admin, id)).every(([, state]) => state === "done")).toBe(true);
  const held = await db.select().from(memberships).where(eq(memberships.practiceId, practice.id));
  expect(held.filter(({ chatUser }) => chatUser)).toHaveLength(61);
});

test("what can't be is refused beforehand, in words: the last Admins, oneself, another home, a Default Doctor", async () => {
  const { practice, admin, ben } = await aTeam();
  const sam = await aPerson({ at: practice, name: "Sam", can: ["admin"] });
  const ada = await aPerson({ at: practice, name: "Ada", can: ["defaultDoctor"], role: "doctor" });
  const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
  const guest = await aPerson({ at: harbor, name: "Guest" });
  await alsoAt(guest, practice);
  const lee = await aPerson({ at: practice, name: "Dr. Lee", role: "doctor" });
  await alsoAt(lee, harbor, ["defaultDoctor"]);
  const ids = [admin.userId, sam.id, ada.id, guest.id, ben.id, lee.id];
  const { id, rows } = await previewed(admin, { act: "deactivate" }, { ids });
  expect(rows.map(([label, state]) => [label, state])).toEqual([
    ["Ruth Adler", "refused"],
    ["Sam", "waiting"],
    ["Ada", "refused"],
    ["Guest", "refused"],
    ["Ben", "waiting"],
    ["Dr. Lee", "waiting"],
  ]);
  expect(rows[5]?.[2]).toContain(
    "One other practice has no Default Doctor then, until an Admin there chooses one.",
  );
  expect(rows[0]?.[2]).toBe("You can't deactivate yourself. Another Admin can.");
  expect(rows[2]?.[2]).toContain("is the Default Doctor. Deactivate them on their own page");
  expect(rows[3]?.[2]).toBe("Only an Admin of Harbor, Guest's home practice, can do this.");
  const token = await sessionOf(ben);
  expect(token).toBeTruthy();
  await started(admin, id);
  expect(await liveSessionsOf(ben)).toBe(0);
  const [gone] = await db.select().from(users).where(eq(users.id, ben.id));
  expect(gone?.status).toBe("deactivated");
});

test("of all Admins, one stays: the last of them is refused in the preview", async () => {
  const { practice, admin } = await aTeam();
  const sam = await aPerson({ at: practice, name: "Sam", can: ["admin"] });
  const { rows } = await previewed(
    admin,
    { act: "take", permissions: ["admin"] },
    { ids: [admin.userId, sam.id] },
  );
  expect(rows[0]).toEqual([
    "Ruth Adler",
    "refused",
    "Take your own Admin permission on your own page, not among many.",
  ]);
  expect(rows[1]).toEqual(["Sam", "waiting", "Admin yes → no"]);
  const other = await anAdmin("users.manage", practice, { name: "Uma" });
  const all = await previewed(
    other,
    { act: "take", permissions: ["admin"] },
    { ids: [admin.userId, sam.id] },
  );
  expect(all.rows.map(([, state]) => state)).toEqual(["waiting", "waiting"]);
});

test("what changed between the preview and the work is decided anew", async () => {
  const { practice, admin, ben, cleo } = await aTeam();
  const { id } = await previewed(
    admin,
    { act: "give", permissions: ["chatUser"] },
    { ids: [ben.id, cleo.id] },
  );
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { chatUser: "on", name: "Benjamin" }));
  expect(await started(admin, id)).toEqual([
    ["Ben", "unchanged", "As it is"],
    ["Cleo", "unchanged", "As it is"],
  ]);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "user.changed", subjectName: "Benjamin" });
});

test("invitations are sent again to those who have yet to choose a password, and to nobody twice", async () => {
  const { practice, admin, ben } = await aTeam();
  const ines = await aPerson({
    at: practice,
    name: "Ines",
    status: "invited",
    login: `ines@${practice.slug}.example`,
  });
  const ugo = await aPerson({
    at: practice,
    name: "Ugo",
    status: "invited",
    loginKind: "username",
    login: `ugo.${practice.slug}`,
  });
  const { id, rows } = await previewed(admin, { act: "resend" }, { ids: [ines.id, ugo.id, ben.id] });
  expect(rows.map(([, state]) => state)).toEqual(["waiting", "refused", "refused"]);
  await started(admin, id);
  expect(await theOutboxOf(practice)).toMatchObject([{ kind: "invitation", recipient: ines.login }]);
  // Killed between the mail and its note: the row is taken up again, and nobody gets a second one.
  await beginAgain(id);
  await runJobs();
  expect(await theOutboxOf(practice)).toHaveLength(1);
});

test("whoever asked is no Admin any more: the rest is refused in words", async () => {
  const { practice, admin, ben, cleo } = await aTeam();
  const other = await anAdmin("users.manage", practice);
  const { id } = await previewed(
    admin,
    { act: "give", permissions: ["showInApp"] },
    { ids: [ben.id, cleo.id] },
  );
  await updateUser(other, admin.userId, await anEdit(other, admin.userId, { admin: "" }));
  const rows = await started(admin, id);
  expect(rows.map(([, , words]) => words)).toEqual(
    Array(2).fill("Ruth Adler may not do this here any more."),
  );
});

test("a preview that was cancelled can't be started, and another practice's Admin finds neither", async () => {
  const { admin, ben } = await aTeam();
  const stranger = await anAdmin("users.manage", await aPractice());
  const { id } = await previewed(admin, { act: "deactivate" }, { ids: [ben.id] });
  await expect(getJob(stranger, id)).rejects.toMatchObject({ name: "NotFoundError" });
  await cancelJob(await getJob(admin, id));
  await expect(beginJob(admin, await getJob(admin, id))).rejects.toMatchObject({ name: "ConflictError" });
  expect(await runJobs()).toBe(0);
});

test("who can log in to other practices is told by the work to nobody but who asked for it", async () => {
  const { practice, admin, ben } = await aTeam();
  const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
  const other = await anAdmin("users.manage", practice);
  const practices = [{ id: harbor.id, name: harbor.name }];
  for (const act of ["join", "leave"] as const) {
    const { id } = await previewed(admin, { act, practices }, { ids: [ben.id] });
    expect(await getJob(admin, id)).toMatchObject({ id });
    expect(await findProgress(admin, id)).toBeDefined();
    await expect(getJob(other, id)).rejects.toMatchObject({ name: "NotFoundError" });
    expect(await findProgress(other, id)).toBeUndefined();
  }
  const { id } = await previewed(admin, { act: "deactivate" }, { ids: [ben.id] });
  expect((await listJobs(other)).map((job) => job.id)).toEqual([id]);
  expect(await listJobs(admin)).toHaveLength(3);
});

test("more people at more practices than one work can hold are refused at the practices", async () => {
  const { admin, ben } = await aTeam();
  const practices = Array.from({ length: 50_001 }, (_, number) => ({ id: String(number), name: "Harbor" }));
  await expect(
    putDown(admin, { act: "join", practices }, { ids: [ben.id, admin.userId] }),
  ).rejects.toMatchObject({
    name: "InvalidError",
    field: "join",
    message: expect.stringContaining("2 people at 50,001 practices"),
  });
});

test("ids of another practice choose nobody", async () => {
  const { admin } = await aTeam();
  const elsewhere = await aPerson({ at: await aPractice() });
  await expect(putDown(admin, { act: "deactivate" }, { ids: [elsewhere.id, "nonsense"] })).rejects.toThrow(
    "Nobody is chosen",
  );
});

test("a Group Admin gives many login to another practice, and takes it again; for everybody else it is refused", async () => {
  const practice = await aPractice();
  const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
  const grace = await aPerson({ at: practice, name: "Grace", can: ["admin"], groupAdmin: true });
  await alsoAt(grace, harbor, ["admin"]);
  const admin = authorize(await signedIn(grace, practice), "users.manage");
  const ben = await aPerson({ at: practice, name: "Ben" });
  const practices = [{ id: harbor.id, name: harbor.name }];
  const { id, rows } = await previewed(admin, { act: "join", practices }, { ids: [ben.id, grace.id] });
  expect(rows).toEqual([
    ["Ben, Harbor", "waiting", "Login there, with the same permissions as here"],
    ["Grace, Harbor", "unchanged", "Has login there already"],
  ]);
  await started(admin, id);
  const held = () => db.select().from(memberships).where(eq(memberships.userId, ben.id));
  expect((await held()).find(({ practiceId }) => practiceId === harbor.id)).toMatchObject({
    endedAt: null,
    followsHome: true,
  });
  const left = await previewed(admin, { act: "leave", practices }, { ids: [ben.id] });
  expect((await started(admin, left.id))[0]?.[1]).toBe("done");
  expect((await held()).find(({ practiceId }) => practiceId === harbor.id)?.endedAt).not.toBeNull();
  const ruth = await anAdmin("users.manage", practice);
  const refused = await previewed(ruth, { act: "join", practices }, { ids: [ben.id] });
  expect(refused.rows).toEqual([["Ben, Harbor", "refused", "You may not do this there."]]);
});

test("who is at home elsewhere gets the same permissions as there, and it says so", async () => {
  const practice = await aPractice();
  const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
  const uptown = await aPractice({ groupId: practice.groupId, name: "Uptown" });
  const grace = await aPerson({ at: practice, can: ["admin"], groupAdmin: true });
  for (const other of [harbor, uptown]) await alsoAt(grace, other, ["admin"]);
  const admin = authorize(await signedIn(grace, practice), "users.manage");
  const hal = await aPerson({ at: harbor, name: "Hal", can: ["chatUser"] });
  await alsoAt(hal, practice);
  const practices = [{ id: uptown.id, name: uptown.name }];
  const { id, rows } = await previewed(admin, { act: "join", practices }, { ids: [hal.id] });
  const asAtHome = "Login there, with the same permissions as at Harbor, their home practice";
  expect(rows).toEqual([["Hal, Uptown", "waiting", asAtHome]]);
  expect(await started(admin, id)).toEqual([["Hal, Uptown", "done", asAtHome]]);
  const held = await db.select().from(memberships).where(eq(memberships.practiceId, uptown.id));
  expect(held.find(({ userId }) => userId === hal.id)).toMatchObject({ chatUser: true, followsHome: true });
});

/** As if the server had been killed before the rows were settled. */
async function beginAgain(id: string): Promise<void> {
  const { bookkeep } = await import("@/lib/audit/bookkeeping");
  const [job] = await db.select().from(jobs).where(eq(jobs.id, id));
  await bookkeep("long work done", async (tx) => {
    await tx
      .update(jobs)
      .set({ state: "running", claimedUntil: null, task: { ...job?.task, phase: "carry-out" } })
      .where(eq(jobs.id, id));
    await tx.update(jobRows).set({ state: "waiting" }).where(eq(jobRows.jobId, id));
  });
}

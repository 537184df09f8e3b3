import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { groups } from "@/db/schema/groups";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { because, type Support, supportOnServer } from "@/lib/auth/support";
import { ConflictError, InvalidError, NotFoundError } from "@/lib/errors";
import { closeGroup, reopenGroup } from "@/lib/support/close-group";
import { closePractice, reopenPractice } from "@/lib/support/close-practice";
import { createGroup } from "@/lib/support/create-group";
import { createPractice } from "@/lib/support/create-practice";
import { getGroup } from "@/lib/support/find-group";
import { getPractice } from "@/lib/support/find-practice";
import { newPracticeInput } from "@/lib/support/input";
import { listGroups } from "@/lib/support/list-groups";
import { listPractices } from "@/lib/support/list-practices";
import { renameGroup } from "@/lib/support/rename-group";
import { renamePractice } from "@/lib/support/rename-practice";
import { aPerson, aPractice, aSupporter, theLogOf, theRowOf, turns } from "@/tests/support/world";

const ZONE = "America/New_York";
const newSlug = () => `made-${crypto.randomUUID().slice(0, 8)}`;
const linesAbout = (id: string) => db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));

async function aGroupOf(support: Support, name = "Bright Smiles"): Promise<string> {
  return createGroup(support, name);
}

test("support makes a group and a practice in it: eight roles, Doctor may sign, two-factor on; both stand in the log under their name", async () => {
  const support = await aSupporter();
  const groupId = await aGroupOf(support, "Bright Smiles Dental Group");
  const slug = newSlug();
  await createPractice(support, { groupId, name: "Downtown", slug, timeZone: ZONE });
  const practice = await getPractice(support, slug);
  expect(practice).toMatchObject({
    name: "Downtown",
    group: "Bright Smiles Dental Group",
    twoFactor: true,
    closedAt: null,
  });
  const roles = await db.select().from(positionRoles).where(eq(positionRoles.practiceId, practice.id));
  expect(roles.filter(({ maySign }) => maySign).map(({ key }) => key)).toEqual(["doctor"]);
  expect(roles).toHaveLength(8);
  expect(await theLogOf({ ...(await theRowOf(practice)) })).toMatchObject([
    {
      event: "practice.created",
      actorKind: "support",
      actorId: support.userId,
      actorName: "Sofia Marsh",
      after: { Group: "Bright Smiles Dental Group", Address: slug, "Time zone": ZONE },
    },
  ]);
  expect(await linesAbout(groupId)).toMatchObject([{ event: "group.created", chain: "system" }]);
});

test("an address that is another practice's, a closed one's, Chairside's own or no address is refused in words", async () => {
  const support = await aSupporter();
  const taken = await aPractice({ name: "Harbor" });
  const groupId = await aGroupOf(support);
  const make = (slug: string) => createPractice(support, { groupId, name: "New", slug, timeZone: ZONE });
  await expect(make(taken.slug)).rejects.toThrow("Harbor has this address.");
  await turns(taken, { closedAt: new Date() });
  await expect(make(taken.slug)).rejects.toThrow("Harbor, which is closed, has this address.");
  const shape = { groupId, name: "New", timeZone: ZONE };
  for (const slug of ["support", "Down town", "1st", "a", "", "x-", "groups"]) {
    const checked = newPracticeInput.safeParse({ ...shape, slug });
    expect(checked.success, slug).toBe(false);
  }
  expect(newPracticeInput.parse({ ...shape, slug: " Harbor-2 " }).slug).toBe("harbor-2");
  expect(newPracticeInput.safeParse({ ...shape, slug: "fine", timeZone: "Mars/Base" }).success).toBe(false);
});

test("of ten practices made at once with one address, one is made and the others are told", async () => {
  const support = await aSupporter();
  const groupId = await aGroupOf(support);
  const slug = newSlug();
  const all = Array.from({ length: 10 }, () =>
    createPractice(support, { groupId, name: "Downtown", slug, timeZone: ZONE }),
  );
  const results = await Promise.allSettled(all);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const result of results)
    if (result.status === "rejected") expect(result.reason).toBeInstanceOf(InvalidError);
  expect(await db.select().from(practices).where(eq(practices.slug, slug))).toHaveLength(1);
});

test("a group that is closed, or none, takes no practice", async () => {
  const support = await aSupporter();
  const groupId = await aGroupOf(support, "Lakeside Dental");
  await closeGroup(support, groupId);
  const input = { name: "New", slug: newSlug(), timeZone: ZONE };
  await expect(createPractice(support, { ...input, groupId })).rejects.toThrow("Lakeside Dental is closed.");
  await expect(createPractice(support, { ...input, groupId: "" })).rejects.toThrow("Choose a group");
});

test("a group's new name stands in the log of each of its practices; the same name is no change", async () => {
  const support = await aSupporter();
  const groupId = await aGroupOf(support, "Bright Smiles");
  const practice = await aPractice({ groupId });
  expect(await renameGroup(because(support, "they merged"), groupId, "Brighter Smiles")).toBe(true);
  expect(await renameGroup(support, groupId, "Brighter Smiles")).toBe(false);
  const lines = (await theLogOf(practice)).filter(({ event }) => event === "group.changed");
  expect(lines).toMatchObject([
    { before: { Name: "Bright Smiles" }, after: { Name: "Brighter Smiles", Reason: "they merged" } },
  ]);
  await expect(renameGroup(support, "nothing", "X")).rejects.toThrow(NotFoundError);
});

test("a group closes once its practices are closed, and its practices reopen once it is open", async () => {
  const support = await aSupporter();
  const groupId = await aGroupOf(support, "Bright Smiles");
  const practice = await aPractice({ groupId, name: "Downtown" });
  await expect(closeGroup(support, groupId)).rejects.toThrow("Close its practices first: Downtown is open.");
  await closePractice(support, practice.slug);
  await closeGroup(support, groupId);
  await expect(closeGroup(support, groupId)).rejects.toThrow(ConflictError);
  expect((await getGroup(support, groupId)).closedAt).not.toBeNull();
  await expect(reopenPractice(support, practice.slug)).rejects.toThrow("Reopen the group first.");
  await reopenGroup(support, groupId);
  await expect(reopenGroup(support, groupId)).rejects.toThrow(ConflictError);
  await reopenPractice(support, practice.slug);
  expect((await theRowOf(practice)).closedAt).toBeNull();
});

test("a practice's new name leaves its address, and whoever edits Practice Info is shown it", async () => {
  const support = await aSupporter();
  const practice = await aPractice({ name: "Downtown" });
  expect(await renamePractice(support, practice.slug, "Midtown")).toBe(true);
  expect(await renamePractice(support, practice.slug, "Midtown")).toBe(false);
  expect(await theRowOf(practice)).toMatchObject({
    name: "Midtown",
    slug: practice.slug,
    version: practice.version + 1,
  });
  await expect(renamePractice(support, "nowhere", "X")).rejects.toThrow(NotFoundError);
});

test("practices are found by words of name, address and group, whatever the accents; by status, and by group", async () => {
  const support = await aSupporter();
  const mark = crypto.randomUUID().slice(0, 8);
  const groupId = await aGroupOf(support, `Ünsal ${mark}`);
  const open = await aPractice({ groupId, name: `Café Dental ${mark}` });
  const closed = await aPractice({ groupId, name: `Harbor ${mark}` });
  await aPerson({ at: open });
  await turns(closed, { closedAt: new Date() });
  const find = async (view: Partial<Parameters<typeof listPractices>[1]>) =>
    (await listPractices(support, { q: "", status: "", group: "", page: 1, ...view })).list.map(
      ({ slug }) => slug,
    );
  expect(await find({ q: `cafe ${mark}` })).toEqual([open.slug]);
  expect(await find({ q: `UNSAL ${mark}` })).toEqual([open.slug, closed.slug]);
  expect(await find({ group: groupId, status: "closed" })).toEqual([closed.slug]);
  expect(await find({ q: mark, status: "open" })).toEqual([open.slug]);
  expect(await find({ q: mark, page: 2 })).toEqual([]);
  const { list } = await listPractices(support, { q: open.slug, status: "", group: "", page: 1 });
  expect(list).toMatchObject([{ people: 1 }]);
  expect((await listGroups(support, { q: `unsal ${mark}`, page: 1 })).list).toMatchObject([{ practices: 2 }]);
});

test("what is done on the command line stands in the log under that name, with its reason", async () => {
  const groupId = await createGroup(supportOnServer("a new customer"), "Lakeside Dental");
  expect(await linesAbout(groupId)).toMatchObject([
    {
      actorKind: "support",
      actorId: null,
      actorName: "Chairside support (command line)",
      after: { Reason: "a new customer" },
    },
  ]);
  expect(await db.select().from(groups).where(eq(groups.id, groupId))).toHaveLength(1);
});

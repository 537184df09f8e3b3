import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { addRole } from "@/lib/practices/add-role";
import { getRole } from "@/lib/practices/get-role";
import { listRoles } from "@/lib/practices/list-roles";
import { renameRole } from "@/lib/practices/rename-role";
import { restoreRole, retireRole } from "@/lib/practices/retire-role";
import { listRolesWithHolders } from "@/lib/practices/role-holders";
import { roleInput } from "@/lib/practices/role-input";
import { alsoAt, anAdmin, aPerson, aPractice, theLogOf, theRole } from "@/tests/support/world";

type Admin = Awaited<ReturnType<typeof anAdmin<"practice.manage">>>;

const inUse = async (admin: Admin) =>
  (await listRoles(admin)).filter(({ retiredAt }) => !retiredAt).map(({ name }) => name);
const roleOf = async ({ id }: { id: string }, practiceId: string) => {
  const held = await db.select().from(memberships).where(eq(memberships.userId, id));
  return held.find((row) => row.practiceId === practiceId)?.roleId;
};

test("a role of the practice's own comes last, may not sign, and stands in the log", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice, { name: "Ruth Adler" });
  await addRole(admin, "Sterilisation");
  const roles = await listRolesWithHolders(admin);
  expect(roles.at(-1)).toMatchObject({ name: "Sterilisation", maySign: false, holders: 0, retiredAt: null });
  expect(roles.at(-1)?.key).toBe(roles.at(-1)?.id);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "role.created",
    actorName: "Ruth Adler",
    subjectName: "Sterilisation",
  });
});

test("two roles have no name in common, whatever the case or the accents, not even with a retired one", async () => {
  const admin = await anAdmin("practice.manage", await aPractice());
  await addRole(admin, "Prothésiste");
  await expect(addRole(admin, "PROTHESISTE")).rejects.toThrow("There is a role Prothésiste already.");
  await expect(addRole(admin, " doctor ")).rejects.toThrow(InvalidError);
  const billing = await theRole(await practiceOf(admin), "billing");
  await retireRole(admin, billing, null);
  await expect(addRole(admin, "billing")).rejects.toThrow("There was a role Billing, which was retired.");
  for (const roleName of ["", "  ", "x".repeat(61), "a\u0000b"])
    expect(roleInput.safeParse({ roleName }).success, roleName).toBe(false);
});

test("of ten who add one role at once, one does", async () => {
  const admin = await anAdmin("practice.manage", await aPractice());
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => addRole(admin, "Sterilisation")));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("renamed, a standard role is the same one everywhere it stands", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const hygienist = await theRole(practice, "hygienist");
  const ben = await aPerson({ at: practice, role: "hygienist" });
  expect(await renameRole(admin, hygienist, "Dental Hygienist")).toBe(true);
  expect(await renameRole(admin, hygienist, "Dental Hygienist")).toBe(false);
  const [own] = await db.select().from(memberships).where(eq(memberships.userId, ben.id));
  expect(own).toMatchObject({ roleId: hygienist, roleName: "Dental Hygienist" });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "role.changed",
    before: { Name: "Hygienist" },
    after: { Name: "Dental Hygienist" },
  });
  await expect(renameRole(admin, hygienist, "DOCTOR")).rejects.toThrow("There is a role Doctor already.");
  expect(await renameRole(admin, hygienist, "dental hygienist")).toBe(true);
});

test("a role in use is not retired without what takes its place; then all its holders get that, with a line about each", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const [billing, front] = [await theRole(practice, "billing"), await theRole(practice, "front-office")];
  const holders = [
    await aPerson({ at: practice, role: "billing", name: "Ada One" }),
    await aPerson({ at: practice, role: "billing", name: "Ben Two" }),
  ];
  const gone = await aPerson({ at: practice, role: "billing", status: "deleted" });
  await expect(retireRole(admin, billing, null)).rejects.toThrow("Choose what takes the place of Billing.");
  await expect(retireRole(admin, billing, billing)).rejects.toThrow(InvalidError);
  expect(await retireRole(admin, billing, front)).toBe(2);
  for (const person of [...holders, gone]) expect(await roleOf(person, practice.id)).toBe(front);
  expect(await inUse(admin)).not.toContain("Billing");
  const lines = (await theLogOf(practice)).slice(-3);
  expect(lines.map(({ subjectName }) => subjectName).sort()).toEqual(["Ada One", "Ben Two", "Billing"]);
  expect(lines.at(-1)).toMatchObject({
    event: "role.retired",
    after: { "Replaced by": "Front Office", Holders: 2 },
  });
  expect(lines[0]).toMatchObject({
    event: "user.changed",
    before: { Role: "Billing" },
    after: { Role: "Front Office" },
  });
  await expect(getRole(admin, billing)).rejects.toThrow(NotFoundError);
  await expect(retireRole(admin, billing, front)).rejects.toThrow(NotFoundError);
});

test("who follows their home practice elsewhere gets the other role there too", async () => {
  const practice = await aPractice();
  const other = await aPractice({ groupId: practice.groupId });
  const admin = await anAdmin("practice.manage", practice);
  const ben = await aPerson({ at: practice, role: "billing" });
  await alsoAt(ben, other, [], "billing");
  await change(system("tests"), "user.changed", async (tx, about) => {
    about({ kind: "user", id: ben.id, name: ben.name });
    await tx.update(memberships).set({ followsHome: true }).where(eq(memberships.practiceId, other.id));
  });
  await retireRole(admin, await theRole(practice, "billing"), await theRole(practice, "front-office"));
  expect(await roleOf(ben, other.id)).toBe(await theRole(other, "front-office"));
  expect((await theLogOf(other)).at(-1)).toMatchObject({ event: "user.followed", subjectId: ben.id });
});

test("one role at least stays, also when the last two are retired at the same moment", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice, { role: "doctor" });
  const roles = (await listRoles(admin)).filter(({ key }) => key !== "doctor" && key !== "other");
  for (const { id } of roles) await retireRole(admin, id, null);
  const [doctor, other] = [await theRole(practice, "doctor"), await theRole(practice, "other")];
  const results = await Promise.allSettled([
    retireRole(admin, doctor, other),
    retireRole(admin, other, null),
  ]);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const left = await inUse(admin);
  expect(left).toHaveLength(1);
  const last = (await listRoles(admin)).find(({ retiredAt }) => !retiredAt);
  await expect(retireRole(admin, last?.id ?? "", null)).rejects.toThrow("is the last role of the practice");
});

test("restored, a role can be given again; one in use is not restored", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const billing = await theRole(practice, "billing");
  await expect(restoreRole(admin, billing)).rejects.toThrow(NotFoundError);
  await retireRole(admin, billing, null);
  await restoreRole(admin, billing);
  expect(await inUse(admin)).toContain("Billing");
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "role.restored", subjectName: "Billing" });
});

test("another practice's roles are nobody's here", async () => {
  const [practice, other] = [await aPractice(), await aPractice()];
  const admin = await anAdmin("practice.manage", practice);
  const foreign = await theRole(other, "billing");
  await expect(getRole(admin, foreign)).rejects.toThrow(NotFoundError);
  await expect(renameRole(admin, foreign, "Mine")).rejects.toThrow(NotFoundError);
  await expect(retireRole(admin, foreign, null)).rejects.toThrow(NotFoundError);
  await expect(restoreRole(admin, foreign)).rejects.toThrow(NotFoundError);
  const own = await theRole(practice, "billing");
  await aPerson({ at: practice, role: "billing" });
  await expect(retireRole(admin, own, foreign)).rejects.toThrow(InvalidError);
});

/** The practice of an actor, as its helpers take it. */
async function practiceOf(admin: Admin) {
  return admin.practice as unknown as Awaited<ReturnType<typeof aPractice>>;
}

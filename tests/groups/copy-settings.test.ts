import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { actorAt } from "@/lib/auth/actor-at";
import { authorize } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { copySettings, previewSettings } from "@/lib/groups/copy-settings";
import { partNames } from "@/lib/groups/settings-parts";
import { addRole } from "@/lib/practices/add-role";
import { renameRole } from "@/lib/practices/rename-role";
import { retireRole } from "@/lib/practices/retire-role";
import { aPractice, theLogOf, theRole, turns } from "@/tests/support/world";
import { aGroup, type Group } from "./a-group";

const everything = [...partNames];
const copyOf = ({ home, harbor }: Group) => ({
  from: home.id,
  to: [harbor.id],
  all: false,
  parts: everything,
});

async function rolesOf({ id }: { id: string }): Promise<string[]> {
  const rows = await db.select().from(positionRoles).where(eq(positionRoles.practiceId, id));
  return rows.filter(({ retiredAt }) => !retiredAt).map(({ name }) => name);
}

async function practice({ id }: { id: string }) {
  const [row] = await db.select().from(practices).where(eq(practices.id, id));
  return row as typeof practices.$inferSelect;
}

/** Downtown set up otherwise than Harbor in everything that can be copied. */
async function aDifferentHome(): Promise<Group> {
  const group = await aGroup();
  const { home, harbor, lead } = group;
  await turns(home, { idleMinutes: 60, colour: "#1d4ed8", trustDays: 30, featuresOff: ["chat", "reviews"] });
  await turns(harbor, {
    featuresOff: ["forms"],
    email: "harbor@office.example",
    emailKey: "harbor@office.example",
  });
  const admin = authorize(await actorAt(lead, home.id), "practice.manage");
  await addRole(admin, "Sterilization");
  await renameRole(admin, await theRole(home, "other"), "Anybody else");
  return group;
}

test("the preview says what would change at each practice, and changes nothing", async () => {
  const group = await aDifferentHome();
  const lines = (await theLogOf(group.harbor)).length;
  expect(await previewSettings(group.lead, copyOf(group))).toEqual([
    {
      practice: { id: group.harbor.id, name: "Harbor" },
      state: "changes",
      lines: [
        "Role: Other → Anybody else",
        "Role: none → Sterilization",
        "Approve again after: 90 days → 30 days",
        "Sign out after no activity for: 30 minutes → 1 hour",
        "Colour: #0f766e → #1d4ed8",
        "Forms: off → on",
        "Chat: on → off",
        "Review requests: on → off",
      ],
    },
  ]);
  expect(await theLogOf(group.harbor)).toHaveLength(lines);
  expect(await practice(group.harbor)).toMatchObject({ idleMinutes: 30, colour: "#0f766e" });
});

test("copying changes each practice by its own verbs, each with its line in the log there, and nothing else", async () => {
  const group = await aDifferentHome();
  const before = await practice(group.harbor);
  const [outcome] = await copySettings(group.lead, copyOf(group));
  expect(outcome).toMatchObject({ state: "done", practice: { name: "Harbor" } });
  const after = await practice(group.harbor);
  expect(after).toEqual({
    ...before,
    idleMinutes: 60,
    colour: "#1d4ed8",
    trustDays: 30,
    featuresOff: expect.arrayContaining(["chat", "reviews"]),
    version: after.version,
  });
  expect(after.featuresOff).toHaveLength(2);
  expect(await rolesOf(group.harbor)).toEqual(expect.arrayContaining(["Sterilization", "Anybody else"]));
  const log = await theLogOf(group.harbor);
  expect(log.slice(-6).map(({ event, actorName }) => [event, actorName])).toEqual([
    ["role.changed", "Grace Lindqvist"],
    ["role.created", "Grace Lindqvist"],
    ["security.changed", "Grace Lindqvist"],
    ["practice.changed", "Grace Lindqvist"],
    ["practice.changed", "Grace Lindqvist"],
    ["practice.changed", "Grace Lindqvist"],
  ]);
  expect(await copySettings(group.lead, copyOf(group))).toEqual([
    { practice: { id: group.harbor.id, name: "Harbor" }, state: "unchanged", lines: ["The same already."] },
  ]);
  expect(await theLogOf(group.harbor)).toHaveLength(log.length);
});

test("only the parts that were chosen are copied", async () => {
  const group = await aDifferentHome();
  await copySettings(group.lead, { ...copyOf(group), parts: ["colour"] });
  expect(await practice(group.harbor)).toMatchObject({
    colour: "#1d4ed8",
    idleMinutes: 30,
    trustDays: 90,
    featuresOff: ["forms"],
  });
});

test("a role retired there comes back, one alike is no second one, and none is taken away", async () => {
  const group = await aDifferentHome();
  const there = authorize(await actorAt(group.lead, group.harbor.id), "practice.manage");
  await addRole(there, "sterilization");
  await addRole(there, "Harbor's own");
  await retireRole(there, await theRole(group.harbor, "billing"), null);
  await copySettings(group.lead, { ...copyOf(group), parts: ["roles"] });
  const roles = await rolesOf(group.harbor);
  expect(roles).toEqual(expect.arrayContaining(["sterilization", "Harbor's own", "Billing", "Anybody else"]));
  expect(roles.filter((name) => name.toLowerCase() === "sterilization")).toHaveLength(1);
});

test("what support withholds stays withheld, and who may sign stays as support set it", async () => {
  const group = await aDifferentHome();
  await turns(group.harbor, { featuresWithheld: ["forms"] });
  const [preview] = await previewSettings(group.lead, { ...copyOf(group), parts: ["features"] });
  expect(preview?.lines).toEqual(["Chat: on → off", "Review requests: on → off"]);
  await copySettings(group.lead, copyOf(group));
  expect((await practice(group.harbor)).featuresWithheld).toEqual(["forms"]);
});

test("nothing is copied from or to a practice where one is no Admin, of another group, or none", async () => {
  const group = await aDifferentHome();
  const strange = await aPractice();
  const before = await practice(group.far);
  for (const id of [group.far.id, strange.id, "nonsense", ""]) {
    await expect(copySettings(group.lead, { ...copyOf(group), from: id })).rejects.toThrow(InvalidError);
    await expect(copySettings(group.lead, { ...copyOf(group), to: [group.harbor.id, id] })).rejects.toThrow(
      InvalidError,
    );
    await expect(previewSettings(group.lead, { ...copyOf(group), to: [id] })).rejects.toThrow(InvalidError);
  }
  await expect(copySettings(group.lead, { ...copyOf(group), to: [] })).rejects.toThrow("at least one");
  const outcomes = await copySettings(group.lead, { ...copyOf(group), to: [], all: true });
  expect(outcomes.map(({ practice: { name } }) => name)).toEqual(["Harbor"]);
  expect(await practice(group.far)).toEqual(before);
});

test("a practice where the Admin permission was taken meanwhile is refused by itself, the others go on", async () => {
  const group = await aDifferentHome();
  const third = await aPractice({ name: "Third", groupId: group.home.groupId });
  const lead = { ...group.lead, practices: [...group.lead.practices, { ...third, timeZone: "UTC" }] };
  const outcomes = await copySettings(lead as typeof group.lead, {
    ...copyOf(group),
    to: [third.id, group.harbor.id],
  });
  expect(outcomes.map(({ state, lines }) => [state, lines.length > 1])).toEqual([
    ["done", true],
    ["refused", false],
  ]);
  expect(outcomes[1]?.lines).toEqual(["You are no Admin here any more."]);
});

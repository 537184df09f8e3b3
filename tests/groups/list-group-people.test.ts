import { expect, test } from "vitest";
import { dialect } from "@/db/dialect";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { permissionKey } from "@/lib/auth/permissions";
import type { GroupRow } from "@/lib/groups/group-rows";
import { readGroupView } from "@/lib/groups/group-view";
import { listGroupPeople } from "@/lib/groups/list-group-people";
import { listGroupRoles } from "@/lib/groups/list-group-roles";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { addMembership, addPerson } from "@/lib/users/add-person";
import { listStatuses, sortKeys } from "@/lib/users/people-view";
import { alsoAt, aPerson, aPractice, aProvider, type Somebody, theRole } from "@/tests/support/world";
import { aGroup, leading } from "./a-group";

const look = (lead: Parameters<typeof listGroupPeople>[0], view: Record<string, string> = {}) =>
  listGroupPeople(lead, readGroupView(view));
const told = (page: { rows: { name: string; practice: { name: string } }[] }) =>
  page.rows.map(({ name, practice }) => `${name} at ${practice.name}`);

test("the group's list has a line for each membership, of the practices where one is an Admin and no others", async () => {
  const { home, harbor, far, lead } = await aGroup();
  const ada = await aPerson({ at: home, name: "Ada Moreno", role: "doctor" });
  await alsoAt(ada, harbor, [], "hygienist");
  await alsoAt(ada, far);
  await aPerson({ at: far, name: "Nobody's business" });
  await aPerson({ at: home, name: "Gone", status: "deleted" });
  await aPerson({ at: await aPractice(), name: "Another group's" });
  const page = await look(lead);
  expect(told(page)).toEqual([
    "Ada Moreno at Downtown",
    "Ada Moreno at Harbor",
    "Grace Lindqvist at Downtown",
    "Grace Lindqvist at Harbor",
  ]);
  expect(page).toMatchObject({ total: 4, orMore: false });
  expect(page.rows.map(({ role }) => role)).toEqual(["Doctor", "Hygienist", "Front Office", "Front Office"]);
});

test("a practice chosen shows its people alone; one that is not one's own shows nobody", async () => {
  const { home, far, harbor, lead } = await aGroup();
  await aPerson({ at: harbor, name: "Étienne", role: "doctor" });
  await aPerson({ at: home, name: "Ben", role: "hygienist" });
  expect(told(await look(lead, { practice: harbor.slug }))).toEqual([
    "Étienne at Harbor",
    "Grace Lindqvist at Harbor",
  ]);
  expect(told(await look(lead, { practice: harbor.slug, role: "Doctor" }))).toEqual(["Étienne at Harbor"]);
  expect(told(await look(lead, { practice: harbor.slug, role: "Hygienist" }))).toEqual([]);
  const strange = await aPractice();
  for (const slug of [far.slug, strange.slug, "nonsense", "%"])
    expect(await look(lead, { practice: slug })).toEqual({ rows: [], total: 0, orMore: false });
});

test("each filter lets through whom it names, at every practice", async () => {
  const { home, harbor, lead } = await aGroup();
  await aPerson({ at: home, name: "Ruth", role: "office-manager", can: ["admin", "canSignForms"] });
  await aPerson({ at: harbor, name: "Sam", role: "doctor", status: "invited", can: ["defaultDoctor"] });
  await aPerson({ at: harbor, name: "Uma", role: "doctor", status: "deactivated", can: ["showInApp"] });
  await aPerson({ at: home, name: "Chloe", can: ["chatUser"] });
  expect(told(await look(lead, { role: "Doctor" }))).toEqual(["Sam at Harbor", "Uma at Harbor"]);
  expect(told(await look(lead, { status: "invited" }))).toEqual(["Sam at Harbor"]);
  expect(told(await look(lead, { permission: "admin" }))).toEqual([
    "Grace Lindqvist at Downtown",
    "Grace Lindqvist at Harbor",
    "Ruth at Downtown",
  ]);
  expect(told(await look(lead, { permission: "chat-user" }))).toEqual(["Chloe at Downtown"]);
  expect(told(await look(lead, { permission: "default-doctor", role: "Doctor", status: "invited" }))).toEqual(
    ["Sam at Harbor"],
  );
  expect(told(await look(lead, { permission: "show-in-app", status: "invited" }))).toEqual([]);
  expect(told(await look(lead, { role: "Nobody's" }))).toEqual([]);
});

test("search finds parts of name, public name, login and provider, at every practice of one's own", async () => {
  const { home, harbor, far, lead } = await aGroup();
  const provider = await aProvider(harbor, "MOREN1");
  await aPerson({ at: harbor, name: "Zoë Muñoz", publicName: "Dr. Zed", providerId: provider.id });
  await aPerson({ at: home, name: "Zoltan" });
  await aPerson({ at: far, name: "Zoë Muñoz" });
  for (const q of ["zoe", "unoz", "dr. zed", "oren1", "zoe mun"])
    expect({ q, found: told(await look(lead, { q })) }).toEqual({ q, found: ["Zoë Muñoz at Harbor"] });
  expect(told(await look(lead, { q: "zo", sort: "-name" }))).toEqual([
    "Zoltan at Downtown",
    "Zoë Muñoz at Harbor",
  ]);
  expect(told(await look(lead, { q: "zo", role: "Doctor" }))).toEqual([]);
  for (const q of ["zoe lind", "%", "'\"", "\\"]) expect(told(await look(lead, { q }))).toEqual([]);
});

type View = { role: string; permission: string; status: string; q: string };

function fits(row: GroupRow, { role, permission, status, q }: View): boolean {
  const name = permissionKey.find(({ param }) => param === permission)?.name;
  return (
    (!role || row.role === role) &&
    (!name || row[name]) &&
    (!status || row.status === status) &&
    row.name.toLowerCase().replace("ë", "e").includes(q)
  );
}

const roles = ["doctor", "hygienist", "front-office"] as const;

/** One of many who differ in everything a list tells apart. */
function somebody(number: number, places: PracticeRow[]): Somebody {
  const at = places[number % 3] as PracticeRow;
  const username = number % 6 === 0;
  return {
    at,
    name: `${["An", "Bo", "Zoë"][number % 3]} ${["Ruiz", "Zhang"][number % 2]} ${number}`,
    role: roles[Math.min(number % 5, 2)] ?? "doctor",
    status: listStatuses[number % 7] ?? "active",
    can: number % 4 === 0 ? ["admin", "showInApp"] : ["chatUser"],
    login: username ? `login.${number}.${at.slug}` : `p${number}@${at.slug}.example`,
    loginKind: username ? "username" : "email",
  };
}

test("every filter, sort and search together answers what a look at everybody would", {
  timeout: 120_000,
}, async () => {
  const { home, harbor, far, lead } = await aGroup();
  for (let number = 0; number < 24; number++) await aPerson(somebody(number, [home, harbor, far]));
  const all = (await look(lead)).rows;
  const views = ["", "Doctor", "Front Office"].flatMap((role) =>
    ["", ...permissionKey.map(({ param }) => param)].flatMap((permission) =>
      ["", "invited", "active"].flatMap((status) =>
        ["", "zo", "zhang"].map((q) => ({ role, permission, status, q })),
      ),
    ),
  );
  for (const view of views) {
    const expected = all.filter((row) => fits(row, view));
    const found = await look(lead, view);
    expect({ ...view, found: told(found) }).toEqual({ ...view, found: told({ rows: expected }) });
    expect(found.total).toBe(expected.length);
  }
  for (const sort of sortKeys) {
    const up = told(await look(lead, { sort }));
    expect(up).toHaveLength(all.length);
    expect(told(await look(lead, { sort: `-${sort}` }))).toEqual(up.toReversed());
  }
});

test("a page past the end is empty, and the last one says how many there are", async () => {
  const { home, lead } = await aGroup();
  for (let number = 0; number < 50; number++) await aPerson({ at: home, name: `P ${100 + number}` });
  expect((await look(lead)).rows).toHaveLength(50);
  expect(await look(lead, { page: "2" })).toMatchObject({ total: 52, orMore: false });
  expect((await look(lead, { page: "2" })).rows).toHaveLength(2);
  expect(await look(lead, { page: "3" })).toEqual({ rows: [], total: 52, orMore: false });
});

test("the roles offered are those people have at one's own practices", async () => {
  const { home, far, lead } = await aGroup();
  await aPerson({ at: home, role: "doctor" });
  await aPerson({ at: far, role: "billing" });
  expect(await listGroupRoles(lead)).toEqual(["Doctor", "Front Office"]);
  const alone = await aPractice();
  const omar = await aPerson({ at: alone, can: ["admin"], groupAdmin: true, role: "office-manager" });
  const omars = await leading(omar, alone.groupId);
  expect(omars.everywhere).toBe(true);
  expect(await listGroupRoles(omars)).toEqual(["Office Manager"]);
  expect(told(await look(omars))).toEqual([`${omar.name} at ${alone.name}`]);
  expect(lead.everywhere).toBe(false);
});

test("of many nobody is counted further than a thousand, and every page shows who belongs on it", {
  timeout: 60_000,
}, async () => {
  const { home, harbor, lead } = await aGroup();
  const many = 1_100;
  const roles = [await theRole(home, "doctor"), await theRole(harbor, "doctor")];
  await change(system("tests"), "user.created", async (tx, about) => {
    about({ kind: "user", id: null, name: "many" });
    for (let number = 0; number < many; number++) {
      const at = number % 2 === 0 ? home : harbor;
      const name = `Xu ${String(number).padStart(4, "0")}`;
      const person = await addPerson(tx, {
        groupId: at.groupId,
        homePracticeId: at.id,
        name,
        loginKind: "none",
        login: null,
        contactEmail: null,
        status: number % 16 > 0 ? "active" : "invited",
      });
      const held = { showInApp: number % 100 > 0, canSignForms: number < 60 };
      await addMembership(tx, at, {
        userId: person.id,
        roleId: roles[number % 2] ?? "",
        isHome: true,
        ...held,
      });
    }
  });
  expect(await look(lead)).toMatchObject({ total: 1001, orMore: true });
  expect((await look(lead, { page: "23" })).rows.at(-1)?.name).toBe("Xu 1099");
  expect(await look(lead, { page: "23" })).toMatchObject({ total: many + 2, orMore: false });
  expect(await look(lead, { page: "30" })).toMatchObject({ rows: [], total: 1001, orMore: true });
  for (const q of ["xu", "xu 0"]) {
    const page = await look(lead, { q, sort: "-name", role: "Doctor" });
    expect(page.rows).toHaveLength(50);
    expect(page.orMore).toBe(true);
  }
  // SQLite's index knows parts of one and two letters as well, so those who hold them are few and counted.
  const held = Array.from({ length: many }, (_, number) => String(number).padStart(4, "0"));
  const counted = { total: held.filter((digits) => digits.includes("00")).length, orMore: false };
  const walked = { total: 51, orMore: true };
  expect(await look(lead, { q: "u 00" })).toMatchObject(dialect === "sqlite" ? counted : walked);
  expect(told(await look(lead, { q: "u 0999" }))).toEqual(["Xu 0999 at Harbor"]);
  expect(told(await look(lead, { q: "zz" }))).toEqual([]);
  expect(await look(lead, { permission: "can-sign-forms", sort: "login" })).toMatchObject({ total: 60 });
  expect((await look(lead, { permission: "show-in-app" })).rows[0]?.name).toBe("Xu 0001");
  expect(await look(lead, { status: "active", page: "2" })).toMatchObject({ total: 1001, orMore: true });
  const both = (page: string) => look(lead, { permission: "show-in-app", status: "invited", page });
  expect(await both("1")).toMatchObject({ total: 51, orMore: true });
  expect(await both("2")).toMatchObject({ total: 66, orMore: false });
  expect(await both("3")).toEqual({ rows: [], total: 66, orMore: false });
});

test("whoever leads all practices of a group sees nobody of another's, whose numbers lie between theirs", async () => {
  const home = await aPractice({ name: "Downtown" });
  const between = await aPractice({ name: "Lakeside" });
  const harbor = await aPractice({ name: "Harbor", groupId: home.groupId });
  const grace = await aPerson({ at: home, can: ["admin"], groupAdmin: true, name: "Grace Lindqvist" });
  await alsoAt(grace, harbor, ["admin"]);
  for (const at of [home, between, harbor])
    await aPerson({ at, name: "Quentin Vale", can: ["chatUser"], role: "doctor" });
  const lead = await leading(grace, home.groupId);
  expect(lead.everywhere).toBe(true);
  const own = ["Quentin Vale at Downtown", "Quentin Vale at Harbor"];
  for (const view of [
    { q: "quentin" },
    { q: "qu" },
    { permission: "chat-user" },
    { role: "Doctor" },
    { q: "vale", permission: "chat-user", role: "Doctor", sort: "login" },
  ]) {
    const page = await look(lead, view as Record<string, string>);
    expect(told(page).sort()).toEqual(own);
    expect(page).toMatchObject({ total: 2, orMore: false });
  }
  expect(await listGroupRoles(lead)).toEqual(["Doctor", "Front Office"]);
});

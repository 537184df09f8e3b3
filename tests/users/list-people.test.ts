import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import type { Authorized } from "@/lib/auth/authorize";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { addMembership, addPerson } from "@/lib/users/add-person";
import { exportPeople } from "@/lib/users/export-people";
import { listPeople } from "@/lib/users/list-people";
import { type PeopleView, readView, sortKeys } from "@/lib/users/people-view";
import { alsoAt, anAdmin, aPerson, aPractice, aProvider, theLogOf, theRole } from "@/tests/support/world";

const rolesOf = (practice: PracticeRow) =>
  db.select().from(positionRoles).where(eq(positionRoles.practiceId, practice.id));

async function list(
  admin: Authorized<"users.manage">,
  practice: PracticeRow,
  view: Record<string, string> = {},
) {
  return listPeople(admin, readView(view), await rolesOf(practice));
}

const names = (page: { rows: { name: string }[] }) => page.rows.map(({ name }) => name);

test("the list shows the practice's people by name, and nobody of the neighbours", async () => {
  const practice = await aPractice();
  const neighbour = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  await aPerson({ at: practice, name: "Émile Zola" });
  await aPerson({ at: practice, name: "ben Okafor" });
  await aPerson({ at: practice, name: "Gone", status: "deleted" });
  await aPerson({ at: neighbour, name: "Omar Haddad" });
  const page = await list(admin, practice);
  expect(names(page)).toEqual(["ben Okafor", "Émile Zola", "Ruth Adler"]);
  expect(page).toMatchObject({ total: 3, all: 3, orMore: false });
});

test("search finds parts of name, public name, login, contact e-mail and provider id, whatever case and accents", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler", login: "ruth@a.example" });
  const provider = await aProvider(practice, "MOREN1");
  await aPerson({
    at: practice,
    name: "Zoë Muñoz",
    publicName: "Dr. Zed",
    login: "zm@b.example",
    contactEmail: "post@office.example",
    providerId: provider.id,
  });
  for (const q of [
    "zoe",
    "ZOË",
    "unoz",
    "dr. zed",
    "ZM@b",
    "office",
    "oren",
    "moren1",
    "zoe mun",
    "z",
    "dr",
  ]) {
    expect({ q, found: names(await list(admin, practice, { q })) }).toEqual({
      q,
      found: expect.arrayContaining(["Zoë Muñoz"]),
    });
  }
  for (const q of ["zoe adler", "%", "_", "'\"", "zoe%", "\\"])
    expect({ q, found: names(await list(admin, practice, { q })) }).toEqual({ q, found: [] });
  expect(names(await list(admin, practice, { q: "adler" }))).toEqual(["Ruth Adler"]);
});

test("each filter lets through whom it names, and the count says how many", async () => {
  const practice = await aPractice();
  const other = await aPractice({ groupId: practice.groupId });
  const admin = await anAdmin("users.manage", practice, { name: "Ruth", can: ["admin", "chatUser"] });
  const ada = await aPerson({
    at: practice,
    name: "Ada",
    role: "doctor",
    can: ["showInApp", "defaultDoctor", "canSignForms"],
  });
  await alsoAt(ada, other);
  await aPerson({ at: practice, name: "Ivy", status: "invited" });
  await aPerson({ at: practice, name: "Dan", status: "deactivated", can: ["admin"] });
  const found = async (view: Record<string, string>) => {
    const page = await list(admin, practice, view);
    expect(page.total).toBe(page.rows.length);
    return names(page).join(" ");
  };
  expect(await found({ role: "doctor" })).toBe("Ada");
  expect(await found({ role: "no-such-role" })).toBe("");
  expect(await found({ permission: "admin" })).toBe("Dan Ruth");
  expect(await found({ permission: "admin", status: "active" })).toBe("Ruth");
  expect(await found({ permission: "show-in-app" })).toBe("Ada");
  expect(await found({ permission: "default-doctor" })).toBe("Ada");
  expect(await found({ permission: "can-sign-forms", sort: "-login" })).toBe("Ada");
  expect(await found({ permission: "chat-user" })).toBe("Ruth");
  expect(await found({ status: "invited" })).toBe("Ivy");
  expect(await found({ practices: "other" })).toBe("Ada");
  expect(await found({ q: "a", status: "deactivated" })).toBe("Dan");
  expect(await found({ role: "front-office", sort: "-name" })).toBe("Ivy Dan");
});

test("the list follows every change of a person and of a membership", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth" });
  const ada = await aPerson({ at: practice, name: "Ada", login: "ada@a.example" });
  await change(system("tests"), "user.changed", async (tx, about) => {
    await tx
      .update(users)
      .set({ name: "Beth", nameKey: "beth", status: "deactivated", loginKey: "beth@b.example" })
      .where(eq(users.id, ada.id));
    about({ kind: "user", id: ada.id, name: "Beth", practiceId: practice.id });
  });
  expect(names(await list(admin, practice, { q: "beth" }))).toEqual(["Beth"]);
  expect(names(await list(admin, practice, { q: "ada" }))).toEqual([]);
  expect((await list(admin, practice, { status: "deactivated" })).total).toBe(1);
  expect((await list(admin, practice, { status: "active" })).total).toBe(1);
});

/** Fills a practice with so many people, in one change. */
async function crowd(practice: PracticeRow, size: number): Promise<void> {
  const roles = [await theRole(practice, "hygienist"), await theRole(practice, "doctor")] as const;
  await change(system("tests"), "user.created", async (tx, about) => {
    for (let index = 0; index < size; index++) {
      const name = `${["Ann", "Bob", "Cleo", "Dov"][index % 4]} Person${String((index * 7919) % size).padStart(4, "0")}`;
      const status = index % 10 === 0 ? ("invited" as const) : ("active" as const);
      const lastSignInAt =
        index % 3 === 0 ? new Date(1_700_000_000_000 + ((index * 104_729) % size) * 1000) : null;
      const person = await addPerson(tx, {
        groupId: practice.groupId,
        homePracticeId: practice.id,
        name,
        loginKind: "email",
        login: `${index}-${crypto.randomUUID()}@x.example`,
        contactEmail: null,
        status,
        lastSignInAt,
      });
      const roleId = roles[index % 5 === 0 ? 1 : 0];
      await addMembership(tx, practice, {
        userId: person.id,
        roleId,
        isHome: true,
        admin: index % 400 === 0,
        chatUser: index % 2 === 0,
      });
    }
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
  });
}

test("in a crowd, every view's pages put together are the whole in order, by whichever way they were read", {
  timeout: 120_000,
}, async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  await crowd(practice, 1300);
  const everybody = await everyPage(admin, practice, {});
  expect(everybody).toHaveLength(1301);
  const views: Record<string, string>[] = [
    ...sortKeys.flatMap((sort) => [{ sort }, { sort: `-${sort}` }]),
    { role: "doctor" },
    { role: "doctor", sort: "-sign-in" },
    { status: "invited", sort: "login" },
    { status: "active", sort: "-name" },
    { permission: "admin", sort: "role" },
    { permission: "chat-user", sort: "name" },
    { q: "person" },
    { q: "person 1", sort: "-login" },
    { q: "person000" },
    { q: "99", sort: "-login" },
    { q: "9 77", sort: "sign-in" },
    { q: "n 12", sort: "-name" },
    { q: "bo", status: "invited" },
    { q: "cleo", sort: "sign-in" },
  ];
  for (const view of views) {
    const pages = await everyPage(admin, practice, view);
    const wanted = everybody.filter(matches(view)).sort(order(readView(view)));
    expect({ view, names: pages.map(({ name }) => name) }).toEqual({
      view,
      names: wanted.map(({ name }) => name),
    });
  }
});

type Row = Awaited<ReturnType<typeof list>>["rows"][number];

async function everyPage(
  admin: Authorized<"users.manage">,
  practice: PracticeRow,
  view: Record<string, string>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const { rows: more, total, orMore } = await list(admin, practice, { ...view, page: String(page) });
    rows.push(...more);
    if (more.length < 50) {
      if (!orMore) expect(total).toBe(rows.length);
      return rows;
    }
  }
}

function matches(view: Record<string, string>) {
  return (row: Row) =>
    (view.q ?? "").split(" ").every((term) => `${row.name}\n${row.login}`.toLowerCase().includes(term)) &&
    (!view.role || row.role === "Doctor") &&
    (!view.status || row.status === view.status) &&
    (view.permission !== "admin" || row.admin) &&
    (view.permission !== "chat-user" || row.chatUser);
}

function order({ sort, descending }: PeopleView) {
  const keys: Record<string, (row: Row) => (string | number)[]> = {
    name: (row) => [row.name.toLowerCase()],
    login: (row) => [row.login?.toLowerCase() ?? ""],
    role: (row) => [row.role, row.name.toLowerCase()],
    status: (row) => [row.status, row.name.toLowerCase()],
    "sign-in": (row) => [row.lastSignInAt?.getTime() ?? 0],
  };
  const key = (row: Row) => [...(keys[sort]?.(row) ?? []), row.number];
  return (left: Row, right: Row) => {
    const [a, b] = [key(left), key(right)];
    const at = a.findIndex((value, index) => value !== b[index]);
    return at === -1 ? 0 : ((a[at] as string) < (b[at] as string) ? -1 : 1) * (descending ? -1 : 1);
  };
}

test("of a search's words the first eight count", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  await aPerson({ at: practice, name: "Ada Moreno" });
  const seen = await list(admin, practice, { q: "a d m o r e n ada zzz" });
  expect(seen.rows.map(({ name }) => name)).toContain("Ada Moreno");
});

test("an export is noted without the addresses that were searched for", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  await Array.fromAsync(
    exportPeople(admin, readView({ q: "ruth@brightsmiles.example" }), await rolesOf(practice)),
  );
  const [noted] = (await theLogOf(practice)).filter(({ event }) => event === "users.exported");
  expect(noted?.after).toMatchObject({ q: "r\u2026@brightsmiles.example" });
});

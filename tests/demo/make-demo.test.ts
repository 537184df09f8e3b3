import { and, count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { addCrowd } from "@/bin/demo/add-crowd";
import { makeDemo } from "@/bin/demo/make-demo";
import { makeSignInLink } from "@/bin/demo/make-link";
import { DEMO_PASSWORD } from "@/bin/demo/password";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { deviceUsers } from "@/db/schema/devices";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { outbox } from "@/db/schema/outbox";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { verifyChains } from "@/lib/audit/verify";
import { system } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { findLink } from "@/lib/auth/links";
import { passwordMatches } from "@/lib/auth/password-hash";
import { type Permission, permissionKey } from "@/lib/auth/permissions";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { staffActor } from "@/lib/auth/staff-actor";
import { decidersAt } from "@/lib/devices/deciders";
import { countOpenRequests, listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { sessionOf } from "@/tests/support/world";

beforeAll(async () => {
  await makeDemo();
});

/** Who somebody is, at each of their practices. */
async function partsOf(login: string) {
  const rows = await db
    .select({
      user: users,
      membership: memberships,
      slug: practices.slug,
      role: positionRoles.name,
      provider: providers.externalId,
    })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .innerJoin(positionRoles, eq(positionRoles.id, memberships.roleId))
    .leftJoin(providers, eq(providers.id, memberships.providerId))
    .where(eq(users.login, login))
    .orderBy(practices.number);
  return rows.map(({ user, membership, ...row }) => ({
    ...user,
    ...membership,
    ...row,
    name: user.name,
    home: membership.isHome,
  }));
}

const held = (part: Record<Permission, boolean>) =>
  permissionKey.filter(({ name }) => part[name]).map(({ label }) => label);

test("three login requests wait at Downtown for whoever opens the demo first, and two were decided", async () => {
  const ruth = await theAdmin("ruth@brightsmiles.example", "downtown");
  const waiting = await listOpenRequests(ruth);
  expect(waiting.map(({ name, device, attempts }) => [name, device, attempts])).toEqual([
    ["Chloe Park", "Safari 26 on iOS", 1],
    ["Jamal Carter", "Microsoft Edge 142 on Windows", 2],
    ["Ben Okafor", "Safari 26 on macOS", 1],
  ]);
  expect(waiting[1]).toMatchObject({ country: "PT", unusual: ["new-country", "new-network", "repeated"] });
  expect(await countOpenRequests(ruth)).toBe(3);
  expect(await listDecidedRequests(ruth)).toMatchObject([
    { name: "Aaliyah Johnson", standing: "declined", decidedByName: "Ruth Adler" },
    { name: "Tomasz Wiśniewski", standing: "used", decidedByName: "Ruth Adler" },
  ]);
});

test("every device on which somebody worked was approved by another Admin of their practice, or at the first set-up", async () => {
  const pairs = await db
    .select({ name: users.name, practiceId: users.homePracticeId, by: deviceUsers.trustedBy })
    .from(deviceUsers)
    .innerJoin(users, eq(users.id, deviceUsers.userId));
  expect(pairs.length).toBeGreaterThan(25);
  for (const { name, practiceId, by } of pairs.filter((pair) => pair.by !== "tests")) {
    const others = (await decidersAt(practiceId))
      .map((admin) => admin.name)
      .filter((admin) => admin !== name);
    expect([...others, "first set-up"], name).toContain(by);
  }
  const firsts = pairs.filter(({ by }) => by === "first set-up").map(({ name }) => name);
  expect([...new Set(firsts)].sort()).toEqual(["Omar Haddad", "Ruth Adler"]);
});

describe("the demo's people (product.md, section 13)", () => {
  const table: [name: string, login: string, role: string, permissions: string[], at: string[]][] = [
    ["Ruth Adler", "ruth@brightsmiles.example", "Office Manager", ["Admin"], ["downtown"]],
    ["Sam Ito", "sam@brightsmiles.example", "Front Office", ["Admin"], ["downtown"]],
    [
      "Grace Lindqvist",
      "grace@brightsmiles.example",
      "Office Manager",
      ["Admin"],
      ["downtown", "harbor", "uptown"],
    ],
    [
      "Dr. Ada Moreno",
      "ada@brightsmiles.example",
      "Doctor",
      ["Show in the App", "Default Doctor", "Can Sign Forms"],
      ["downtown", "harbor"],
    ],
    ["Ben Okafor", "ben.okafor", "Hygienist", ["Show in the App"], ["downtown"]],
    ["Chloe Park", "chloe@brightsmiles.example", "Front Office", ["Chat User"], ["downtown"]],
    ["Omar Haddad", "omar@lakeside.example", "Office Manager", ["Admin"], ["lakeside"]],
  ];

  test.each(table)("%s (%s) is %s with %j at %j", async (name, login, role, permissions, at) => {
    const parts = await partsOf(login);
    expect(parts.map(({ slug }) => slug)).toEqual(at);
    expect(parts.map(({ home }) => home)).toEqual(at.map((_, index) => index === 0));
    for (const part of parts) {
      expect(part).toMatchObject({ name, role, status: "active" });
      expect(held(part)).toEqual(permissions);
    }
  });

  test("Ada is connected to MOREN1 and shown as “Dr. Ada”; Chloe has extension 101; Ben has no e-mail; Grace is Group Admin", async () => {
    for (const ada of await partsOf("ada@brightsmiles.example"))
      expect(ada).toMatchObject({ provider: "MOREN1", publicName: "Dr. Ada" });
    expect(await partsOf("chloe@brightsmiles.example")).toMatchObject([{ extensions: "101" }]);
    expect(await partsOf("ben.okafor")).toMatchObject([{ loginKind: "username", contactEmail: null }]);
    const groupAdmins = await db.select({ name: users.name }).from(users).where(eq(users.groupAdmin, true));
    expect(groupAdmins).toEqual([{ name: "Grace Lindqvist" }]);
  });

  test("Omar is the only Admin at Lakeside", async () => {
    const admins = await db
      .select({ name: users.name })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(practices, and(eq(practices.id, memberships.practiceId), eq(practices.slug, "lakeside")))
      .where(eq(memberships.admin, true));
    expect(admins).toEqual([{ name: "Omar Haddad" }]);
  });

  test("Sofia Marsh is a support account that belongs to no practice", async () => {
    const [sofia] = await db.select().from(users).where(eq(users.login, "support@chairside.example"));
    expect(sofia).toMatchObject({ name: "Sofia Marsh", support: true, groupId: null, homePracticeId: null });
    expect(await partsOf("support@chairside.example")).toEqual([]);
  });

  test("they work in two groups with four practices, and Downtown's e-mail is its own", async () => {
    const rows = await db
      .select({ group: groups.name, practice: practices.name, slug: practices.slug, email: practices.email })
      .from(practices)
      .innerJoin(groups, eq(groups.id, practices.groupId))
      .orderBy(practices.number);
    expect(rows).toMatchObject([
      {
        group: "Bright Smiles Dental Group",
        practice: "Downtown",
        slug: "downtown",
        email: "hello@downtown.brightsmiles.example",
      },
      { group: "Bright Smiles Dental Group", practice: "Harbor", slug: "harbor" },
      { group: "Bright Smiles Dental Group", practice: "Uptown", slug: "uptown" },
      { group: "Lakeside Dental", practice: "Lakeside", slug: "lakeside" },
    ]);
  });

  test("they are some forty, of every role, and each that may sign in has the password “open wide please”", async () => {
    const everybody = await db.select().from(users);
    expect(everybody.length).toBeGreaterThanOrEqual(38);
    expect(everybody.length).toBeLessThanOrEqual(44);
    expect(new Set(everybody.map(({ status }) => status))).toEqual(
      new Set(["active", "invited", "deactivated"]),
    );
    const roles = await db.selectDistinct({ name: memberships.roleName }).from(memberships);
    expect(roles).toHaveLength(8);
    const [hash, ...others] = new Set(everybody.flatMap(({ passwordHash }) => passwordHash ?? []));
    expect(others).toEqual([]);
    expect(await passwordMatches(hash, DEMO_PASSWORD)).toBe(true);
    const origin = { userAgent: "a browser", address: "192.0.2.7" };
    expect(await signIn("Ben.Okafor", "open wide please", origin)).toBeDefined();
  });

  test("who is invited has a link that waits, by mail where they have one", async () => {
    const invited = await db.select().from(users).where(eq(users.status, "invited"));
    const mails = await db.select().from(outbox).where(eq(outbox.kind, "invitation"));
    expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
      invited.flatMap(({ login }) => (login?.includes("@") ? login : [])).sort(),
    );
  });
});

test("the log tells it as a past, and its chains hold", async () => {
  const entries = await db.select().from(auditEntries).orderBy(auditEntries.chain, auditEntries.number);
  expect(entries.filter(({ actorName }) => actorName === "Ruth Adler").length).toBeGreaterThan(10);
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (before?.chain === entry.chain) expect(entry.at >= before.at).toBe(true);
  }
  for await (const { name, problem } of verifyChains()) expect(problem, name).toBeUndefined();
});

test("the link's page signs Ruth in, and each start makes a fresh one", async () => {
  const first = (await makeSignInLink()) ?? "";
  const second = (await makeSignInLink()) ?? "";
  expect(second).toMatch(/^http:\/\/chairside\.test\/setup\/[\w-]{20,}$/);
  const [ruth] = await partsOf("ruth@brightsmiles.example");
  expect(await findLink(tokenOf(second), "sign-in")).toMatchObject({ userId: ruth?.userId });
  expect(await findLink(tokenOf(first), "sign-in")).toBeUndefined();
});

test("a second start keeps what visitors changed and makes nobody twice", async () => {
  const [{ people } = { people: 0 }] = await db.select({ people: count() }).from(users);
  await change(system("tests"), "user.changed", async (tx, about) => {
    await tx.update(users).set({ name: "Samuel Ito" }).where(eq(users.login, "sam@brightsmiles.example"));
    about({ kind: "user", id: null, name: "Sam Ito" });
  });
  expect(await makeDemo()).toBe(false);
  expect(await partsOf("sam@brightsmiles.example")).toMatchObject([{ name: "Samuel Ito" }]);
  expect(await db.select({ people: count() }).from(users)).toEqual([{ people }]);
});

test("--users adds that many to Downtown, once, and more when asked for more", async () => {
  const before = (await peopleAtDowntown()).length;
  await addCrowd("downtown", 1200, () => undefined);
  await addCrowd("downtown", 1200, () => undefined);
  expect(await peopleAtDowntown()).toHaveLength(before + 1200);
  await addCrowd("downtown", 1300, () => undefined);
  const people = await peopleAtDowntown();
  expect(people).toHaveLength(before + 1300);
  expect(new Set(people.map(({ status }) => status))).toEqual(new Set(["active", "invited", "deactivated"]));
  expect(people.every(({ listed, searchText }) => listed && searchText !== "")).toBe(true);
  const names = await db.selectDistinct({ name: users.name }).from(users);
  expect(names.length).toBeGreaterThan(1200);
});

async function theAdmin(login: string, slug: string) {
  const [person] = await db.select().from(users).where(eq(users.login, login));
  const actor = person && staffActor(await readSession(await sessionOf(person), slug));
  if (!actor) throw new Error(`${login} has no way into ${slug}.`);
  return authorize(actor, "logins.decide");
}

async function peopleAtDowntown() {
  const rows = await db
    .select({ status: memberships.status, listed: memberships.listed, searchText: memberships.searchText })
    .from(memberships)
    .innerJoin(practices, and(eq(practices.id, memberships.practiceId), eq(practices.slug, "downtown")));
  return rows;
}

function tokenOf(link: string): string {
  return link.split("/").at(-1) ?? "";
}

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { links } from "@/db/schema/links";
import { memberships } from "@/db/schema/memberships";
import { providers } from "@/db/schema/providers";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { DAY, fromNow } from "@/lib/clock";
import { listPeople } from "@/lib/users/list-people";
import { readView } from "@/lib/users/people-view";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  aProvider,
  becomes,
  theLogOf,
  theOutboxOf,
  theRole,
} from "@/tests/support/world";
import { carriedOut, imported, previewOf } from "./csv-files";
import { anEdit } from "./user-input";

const mark = () => crypto.randomUUID().slice(0, 8);

async function aSite() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }), m: mark() };
}

const personCalled = async (name: string) => {
  const [found] = await db.select().from(users).where(eq(users.name, name));
  return found;
};

test("a file of new people shows what each row leads to, and then adds them, invited, with a line in the log each", async () => {
  const { practice, admin, m } = await aSite();
  const { id, rows } = await previewOf(admin, [
    "Name,Login,Role,Permissions,Public Name",
    `Ada ${m},ada-${m}@x.example,Doctor,"Show in the App, Can Sign Forms",Dr. Ada`,
    `Ben ${m},ben.${m},Hygienist,,`,
    `Cleo ${m},,Other,Show in the App,`,
  ]);
  expect(rows).toEqual([
    {
      number: 2,
      state: "waiting",
      outcome: "New: Doctor, Show in the App, Can Sign Forms, invited by e-mail",
    },
    {
      number: 3,
      state: "waiting",
      outcome: "New: Hygienist, no e-mail to invite: make a setup link on their page",
    },
    { number: 4, state: "waiting", outcome: "New: Other, Show in the App, without a login" },
  ]);
  expect(await personCalled(`Ada ${m}`)).toBeUndefined();
  const { job, rows: done } = await carriedOut(admin, id);
  expect(job).toMatchObject({ state: "done", done: 3, refused: 0 });
  expect(done.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  expect(await personCalled(`Ada ${m}`)).toMatchObject({
    status: "invited",
    login: `ada-${m}@x.example`,
    homePracticeId: practice.id,
  });
  expect(await personCalled(`Ben ${m}`)).toMatchObject({ status: "invited", loginKind: "username" });
  expect(await personCalled(`Cleo ${m}`)).toMatchObject({ status: "active", loginKind: "none" });
  const page = await listPeople(admin, readView({ q: m }), []);
  expect(page.rows.map(({ name, role }) => [name, role])).toEqual([
    [`Ada ${m}`, "Doctor"],
    [`Ben ${m}`, "Hygienist"],
    [`Cleo ${m}`, "Other"],
  ]);
  expect(await theOutboxOf(practice)).toMatchObject([
    { kind: "invitation", recipient: `ada-${m}@x.example` },
  ]);
  const log = await theLogOf(practice);
  expect(log.slice(-4).map(({ event }) => event)).toEqual([
    "user.created",
    "user.created",
    "user.created",
    "users.imported",
  ]);
  expect(log.at(-1)).toMatchObject({
    actorName: "Ruth Adler",
    after: { File: "people.csv", New: 3, Changed: 0 },
  });
});

test("without invitations they stay Invited, with neither link nor mail", async () => {
  const { practice, admin, m } = await aSite();
  const { rows } = await imported(admin, ["Name,Login,Role", `Ada ${m},ada-${m}@x.example,Doctor`], {
    invite: false,
  });
  expect(rows).toMatchObject([{ state: "done", outcome: "New: Doctor, not invited yet" }]);
  const ada = await personCalled(`Ada ${m}`);
  expect(ada?.status).toBe("invited");
  expect(await theOutboxOf(practice)).toEqual([]);
  expect(
    await db
      .select()
      .from(links)
      .where(eq(links.userId, ada?.id ?? "")),
  ).toEqual([]);
});

test("a login known at this practice changes that user, in the columns the file has and no others", async () => {
  const { practice, admin, m } = await aSite();
  const ben = await aPerson({
    at: practice,
    name: `Ben ${m}`,
    login: `ben-${m}@x.example`,
    can: ["chatUser"],
    publicName: "Benny",
  });
  const { rows } = await imported(admin, ["login;ROLE", `BEN-${m}@x.example;hygienist`]);
  expect(rows).toMatchObject([{ state: "done", outcome: "Changed: Role Front Office → Hygienist" }]);
  const [membership] = await db.select().from(memberships).where(eq(memberships.userId, ben.id));
  expect(membership).toMatchObject({
    roleId: await theRole(practice, "hygienist"),
    chatUser: true,
    publicName: "Benny",
  });
  expect((await theLogOf(practice)).slice(-2)).toMatchObject([
    {
      event: "user.changed",
      subjectName: `Ben ${m}`,
      before: { Role: "Front Office" },
      after: { Role: "Hygienist" },
    },
    { event: "users.imported" },
  ]);
  const again = await previewOf(admin, ["Login,Role", `ben-${m}@x.example,Hygienist`]);
  expect(again.rows).toMatchObject([{ state: "unchanged", outcome: "As it is" }]);
});

test("one wrong row, and nothing is written: the form's own words stand at each, with the row and the column", async () => {
  const { practice, admin, m } = await aSite();
  const stranger = await aPerson({
    at: await aPractice(),
    login: `taken-${m}@x.example`,
    name: "Somebody Else",
  });
  const { rows, job, id } = await previewOf(admin, [
    "Name,Login,Role,Extensions,Admin",
    `Ada ${m},ada-${m}@x.example,Doctor,101,no`,
    `,x,Dentist,1a,perhaps`,
    `Eve ${m},${stranger.login},Doctor,,`,
    `Ada Two ${m},ADA-${m}@x.example,Doctor,,`,
    `Joe ${m},joe@@x,Doctor,,`,
  ]);
  expect(job.refused).toBe(4);
  expect(rows.map(({ number, state }) => [number, state])).toEqual([
    [2, "waiting"],
    [3, "refused"],
    [4, "refused"],
    [5, "refused"],
    [6, "refused"],
  ]);
  const said = rows.map(({ outcome }) => outcome);
  expect(said[1]).toContain("Name: Enter a name.");
  expect(said[1]).toContain("Role: ‘Dentist’ is no role here. Roles: Doctor, Hygienist");
  expect(said[1]).toContain("Extensions: Use numbers of 1–8 digits");
  expect(said[1]).toContain("Admin: Write yes or no, not ‘perhaps’.");
  expect(said[2]).toBe("Login: That e-mail is already used to sign in. Use another, or a username.");
  expect(said[3]).toBe("Login: Row 2 is about the same person already.");
  expect(said[4]).toContain("Login: Enter a whole e-mail");
  await expect(carriedOut(admin, id)).rejects.toThrow("begun or cancelled");
  expect(await personCalled(`Ada ${m}`)).toBeUndefined();
  expect((await theLogOf(practice)).some(({ event }) => event === "users.imported")).toBe(false);
});

test("two rows with one provider, or two Default Doctors, are refused; one takes Default Doctor from who has it", async () => {
  const { practice, admin, m } = await aSite();
  const provider = await aProvider(practice, `MOR${m}`);
  const before = await aPerson({ at: practice, can: ["defaultDoctor"], role: "doctor", name: `Old ${m}` });
  const { rows } = await previewOf(admin, [
    "Name,Login,Role,PMS Provider,Default Doctor",
    `Ada ${m},ada.${m},Doctor,${provider.abbreviation.toLowerCase()},yes`,
    `Bea ${m},bea.${m},Doctor,${provider.externalId},`,
    `Cora ${m},cora.${m},Doctor,,x`,
    `Dora ${m},dora.${m},Doctor,NOBODY1,`,
  ]);
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    `New: Doctor, Default Doctor, no e-mail to invite: make a setup link on their page. Takes Default Doctor from Old ${m}`,
    "PMS Provider: Row 2 has the same provider already.",
    "Default Doctor: Row 2 is the Default Doctor already. Only one can be.",
    "PMS Provider: ‘NOBODY1’ is not on the practice's list of providers.",
  ]);
  const again = await previewOf(admin, ["Login,Extensions", `${before.login},104`]);
  expect(again.rows[0]?.outcome).toBe("Changed: Screen Pop Extension empty → ‘104’");
  await imported(admin, [
    "Name,Login,Role,PMS Provider,Default Doctor",
    `Ada ${m},ada.${m},Doctor,MOR${m},yes`,
  ]);
  const held = await db.select().from(memberships).where(eq(memberships.practiceId, practice.id));
  expect(held.filter(({ defaultDoctor }) => defaultDoctor)).toMatchObject([{ providerId: provider.id }]);
  expect(held.find(({ userId }) => userId === before.id)?.defaultDoctor).toBe(false);
});

test("of several providers of one abbreviation everybody keeps their own, and a new one is named by its id", async () => {
  const { practice, admin, m } = await aSite();
  const own = [
    await aProvider(practice, `ONE${m}`),
    await aProvider(practice, `TWO${m}`),
    await aProvider(practice, `SIX${m}`),
  ];
  await change(system("tests"), "provider.changed", async (tx, about) => {
    await tx.update(providers).set({ abbreviation: "HYG" }).where(eq(providers.practiceId, practice.id));
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
  });
  const logins: string[] = [];
  for (const { id } of own.slice(0, 2)) {
    const person = await aPerson({ at: practice, role: "hygienist", providerId: id });
    logins.push(person.login ?? "");
  }
  const { rows } = await previewOf(
    admin,
    [
      "Name,Login,Role,PMS Provider",
      ...logins.map((login) => `,${login},Hygienist,HYG`),
      `Ada ${m},ada.${m},Hygienist,hyg`,
      `Bea ${m},bea.${m},Hygienist,SIX${m}`,
    ].map((line) => line.replace(/^,/, "Same,")),
  );
  expect(rows.slice(2).map(({ outcome }) => outcome)).toEqual([
    "PMS Provider: Several providers are called ‘hyg’. Write the provider's id instead.",
    "New: Hygienist, no e-mail to invite: make a setup link on their page",
  ]);
  for (const { outcome } of rows.slice(0, 2)) expect(outcome).toMatch(/^Changed: Name [^;]*$/);
});

test("the preview says that Can Sign Forms will have no effect, and why", async () => {
  const { practice, admin, m } = await aSite();
  const cleo = await aPerson({ at: practice, role: "hygienist" });
  const doctor = await aPerson({ at: practice, role: "doctor" });
  const why = (role: string) =>
    `Can Sign Forms will have no effect because the role ${role} may not sign forms at this practice.`;
  const { rows } = await previewOf(admin, [
    "Name,Login,Role,Can Sign Forms",
    `Ben ${m},ben.${m},Other,yes`,
    `${cleo.name},${cleo.login},Hygienist,yes`,
    `${doctor.name},${doctor.login},Doctor,yes`,
  ]);
  expect(rows.map(({ outcome }) => outcome)).toEqual([
    `New: Other, Can Sign Forms, no e-mail to invite: make a setup link on their page. ${why("Other")}`,
    `Changed: Can Sign Forms no → yes. ${why("Hygienist")}`,
    "Changed: Can Sign Forms no → yes",
  ]);
});

test("a file can't take the last Admin who stays away, but it may put another in their place", async () => {
  const { practice, admin, m } = await aSite();
  await becomes({ id: admin.userId }, { accessEndsOn: "2099-12-31", accessEndsAt: fromNow(365 * DAY) });
  const bo = await aPerson({ at: practice, name: `Bo ${m}`, can: ["admin"] });
  const sam = await aPerson({ at: practice, name: `Sam ${m}` });
  const { rows } = await previewOf(admin, ["Login,Admin", `${bo.login},no`]);
  expect(rows[0]?.outcome).toBe(
    `Admin: Bo ${m} is the last active Admin here. Make somebody else an Admin first, one whose access does not end.`,
  );
  const { rows: done } = await imported(admin, ["Login,Admin", `${bo.login},no`, `${sam.login},yes`]);
  expect(done).toMatchObject([{ state: "done" }, { state: "done" }]);
  const admins = (await db.select().from(memberships).where(eq(memberships.practiceId, practice.id))).filter(
    (one) => one.admin,
  );
  expect(admins.map(({ userId }) => userId).sort()).toEqual([admin.userId, sam.id].sort());
});

test("nobody's own Admin permission is taken by their own file", async () => {
  const { practice, admin } = await aSite();
  await aPerson({ at: practice, can: ["admin"] });
  const [me] = await db.select().from(users).where(eq(users.id, admin.userId));
  const { rows } = await previewOf(admin, ["Login,Admin", `${me?.login},no`]);
  expect(rows).toMatchObject([
    {
      state: "refused",
      outcome: "Admin: Take your own Admin permission on your own page, not among many.",
    },
  ]);
});

test("what belongs to somebody's home practice is refused, what belongs to this one is taken", async () => {
  const { practice, admin, m } = await aSite();
  const home = await aPractice({ groupId: practice.groupId, name: `Harbor ${m}` });
  const ada = await aPerson({ at: home, name: `Ada ${m}`, login: `ada-${m}@x.example` });
  await alsoAt(ada, practice);
  const { rows } = await previewOf(admin, ["Login,Name,Role", `${ada.login},Another,Doctor`]);
  expect(rows[0]?.outcome).toBe(
    `Name: Only an Admin of Harbor ${m}, Ada ${m}'s home practice, can change this.`,
  );
  const { rows: done } = await imported(admin, ["Login,Name,Role", `${ada.login},Ada ${m},Doctor`]);
  expect(done).toMatchObject([{ state: "done", outcome: "Changed: Role Front Office → Doctor" }]);
});

test("what changed between the preview and the import is judged anew: all of it is taken back, and the reason shown", async () => {
  const { practice, admin, m } = await aSite();
  const { id } = await previewOf(admin, [
    "Name,Login,Role",
    `Ada ${m},ada.${m},Doctor`,
    `Ben ${m},ben.${m},Doctor`,
  ]);
  await aPerson({ at: await aPractice(), login: `ben.${m}`, loginKind: "username" });
  const { job, rows } = await carriedOut(admin, id);
  expect(job.problem).toContain("Row 3: Login: That username is taken.");
  expect(await personCalled(`Ada ${m}`)).toBeUndefined();
  // It was looked through anew.
  expect(job).toMatchObject({ state: "done", task: { phase: "ready" }, refused: 1 });
  expect(rows.map(({ state }) => state)).toEqual(["waiting", "refused"]);
  expect((await theLogOf(practice)).filter(({ event }) => event === "users.imported")).toEqual([]);
});

test("whoever is no Admin any more imports nothing", async () => {
  const { practice, admin, m } = await aSite();
  const other = await anAdmin("users.manage", practice, { name: "Sam Ito" });
  const { id } = await previewOf(admin, ["Name,Login,Role", `Ada ${m},ada.${m},Doctor`]);
  await updateUser(other, admin.userId, await anEdit(other, admin.userId, { admin: "" }));
  const { job } = await carriedOut(admin, id);
  expect(job).toMatchObject({
    state: "failed",
    problem: "Ruth Adler may not do this here any more, so nothing more was done.",
  });
  expect(await personCalled(`Ada ${m}`)).toBeUndefined();
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { photos } from "@/db/schema/photos";
import { positionRoles } from "@/db/schema/position-roles";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { findLink } from "@/lib/auth/links";
import { now } from "@/lib/clock";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { getUser } from "@/lib/users/find-user";
import {
  anAdmin,
  aPerson,
  aPractice,
  aProvider,
  at,
  theLogOf,
  theOutboxOf,
  theRole,
} from "@/tests/support/world";
import { anInput, anUpload, expectRefused } from "./user-input";

const EMAIL = { loginKind: "email", username: "" };

async function aWorld() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }) };
}

test("somebody with an e-mail is added to the practice and invited by a mail", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice, "MOREN1");
  const typed = {
    ...EMAIL,
    name: " Dr.  Ada Moreno ",
    publicName: "Dr. Ada",
    email: `Ada@${practice.slug}.example`,
    providerId: provider.id,
  };
  const input = await anInput(
    practice,
    { ...typed, showInApp: "on", canSignForms: "on", extensions: "101 102" },
    "doctor",
  );
  const saved = await createUser(admin, input);
  const added = await getUser(admin, saved.userId);
  expect(added).toMatchObject({
    name: "Dr. Ada Moreno",
    publicName: "Dr. Ada",
    status: "invited",
    extensions: "101,102",
    homePracticeId: practice.id,
    hasPassword: false,
  });
  expect(saved.link).toBeUndefined();
  expect(saved.follows).toEqual([
    `An invitation is on its way to Ada@${practice.slug}.example. Its link works for 7 days.`,
    "Dr. Ada Moreno now appears on the scheduling page as ‘Dr. Ada’ in place of ‘MOREN1’.",
    "Dr. Ada Moreno now appears in the patient app as ‘Dr. Ada’.",
    "Dr. Ada Moreno can now sign forms together with a patient.",
    "Calls at extension 101, 102 now show on Dr. Ada Moreno's screen.",
  ]);
  const [mail, ...others] = await theOutboxOf(practice);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    kind: "invitation",
    recipient: `Ada@${practice.slug}.example`,
    about: { userId: added.id, invitedBy: admin.userId },
  });
});

test("the log tells who added whom with what, and no whole e-mail", async () => {
  const { practice, admin } = await aWorld();
  const { userId } = await createUser(
    admin,
    await anInput(practice, { ...EMAIL, email: `ben@${practice.slug}.example`, chatUser: "on" }),
  );
  const line = (await theLogOf(practice)).at(-1);
  expect(line).toMatchObject({
    event: "user.created",
    actorId: admin.userId,
    subjectId: userId,
    subjectName: "Ben Okafor",
    before: null,
  });
  expect(line?.after).toEqual({
    Name: "Ben Okafor",
    "Log in with": "Email",
    Email: `b…@${practice.slug}.example`,
    Role: "Front Office",
    "Chat User": true,
  });
});

test("without any e-mail a setup link is given back, once, and no mail goes out", async () => {
  const { practice, admin } = await aWorld();
  const saved = await createUser(admin, await anInput(practice));
  expect(await findLink(saved.link?.url.split("/").at(-1) ?? "", "setup")).toMatchObject({
    userId: saved.userId,
  });
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("with a username the invitation goes to the contact e-mail, which may be the practice's own", async () => {
  const practice = await aPractice({ email: "Hello@harbor.example" });
  const admin = await anAdmin("users.manage", practice);
  const saved = await createUser(admin, await anInput(practice, { contactEmail: "hello@harbor.example" }));
  expect(saved.link).toBeUndefined();
  expect(await theOutboxOf(practice)).toMatchObject([
    { kind: "invitation", recipient: "hello@harbor.example" },
  ]);
});

test("a profile only is active at once and has no way in", async () => {
  const { practice, admin } = await aWorld();
  const saved = await createUser(admin, await anInput(practice, { loginKind: "none" }));
  expect(await getUser(admin, saved.userId)).toMatchObject({
    status: "active",
    login: null,
    hasPassword: false,
  });
  expect(saved.link).toBeUndefined();
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("Default Doctor goes from one to the other in one save, with a line about each", async () => {
  const { practice, admin } = await aWorld();
  const lee = await aPerson({ at: practice, name: "Dr. Lee", role: "doctor", can: ["defaultDoctor"] });
  const saved = await createUser(
    admin,
    await anInput(
      practice,
      { name: "Dr. Ada", defaultDoctor: "on", nameOnForms: "Dr. Ada & Dr. Lee" },
      "doctor",
    ),
  );
  expect(await getUser(admin, lee.id)).toMatchObject({ defaultDoctor: false, version: lee.version + 1 });
  expect(await getUser(admin, saved.userId)).toMatchObject({
    defaultDoctor: true,
    nameOnForms: "Dr. Ada & Dr. Lee",
  });
  expect(saved.follows).toContain("Dr. Lee is no longer the Default Doctor.");
  const [of, to] = (await theLogOf(practice)).slice(-2);
  expect(of).toMatchObject({
    event: "user.changed",
    subjectId: lee.id,
    before: { "Default Doctor": true },
    after: { "Default Doctor": false },
  });
  expect(to).toMatchObject({ event: "user.created", subjectId: saved.userId });
});

test("Name on Forms belongs to the Default Doctor: without that it is dropped", async () => {
  const { practice, admin } = await aWorld();
  const saved = await createUser(admin, await anInput(practice, { nameOnForms: "Dr. Nobody" }));
  expect(await getUser(admin, saved.userId)).toMatchObject({ nameOnForms: null });
});

test("Can Sign Forms without a role that may sign is saved, and said to have no effect", async () => {
  const { practice, admin } = await aWorld();
  const saved = await createUser(admin, await anInput(practice, { canSignForms: "on" }, "hygienist"));
  expect(saved.follows).toContain(
    "Can Sign Forms will have no effect because the role Hygienist may not sign forms at this practice.",
  );
});

test("access ends when the last day is over where the practice is, also in the night the clocks change", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const until = async (accessEndsOn: string) => {
    const { userId } = await createUser(admin, await anInput(practice, { accessEndsOn }));
    const [row] = await db.select().from(users).where(eq(users.id, userId));
    return row?.accessEndsAt?.toISOString();
  };
  expect(await until("2026-03-02")).toBe("2026-03-03T05:00:00.000Z");
  expect(await until("2026-03-08")).toBe("2026-03-09T04:00:00.000Z");
  expect(await until("2026-11-01")).toBe("2026-11-02T05:00:00.000Z");
});

test("a last day in the past is refused; today where the practice is can still be one", async () => {
  at("2026-03-02 03:00");
  const { practice, admin } = await aWorld();
  await createUser(admin, await anInput(practice, { accessEndsOn: "2026-03-01" }));
  await expectRefused(
    createUser(admin, await anInput(practice, { accessEndsOn: "2026-02-28" })),
    "accessEndsOn",
    "This day has passed.",
  );
});

test("a photo the admin uploaded is saved with the user; anybody else's is not to be had", async () => {
  const { practice, admin } = await aWorld();
  const other = await anAdmin("users.manage", practice);
  const photoStaged = await anUpload(admin);
  await expectRefused(
    createUser(other, await anInput(practice, { photoStaged })),
    "photo",
    "This photo is no longer here. Choose it again.",
  );
  const saved = await createUser(admin, await anInput(practice, { photoStaged }));
  expect(await getUser(admin, saved.userId)).toMatchObject({ photoId: photoStaged });
  const [photo] = await db.select({ savedAt: photos.savedAt }).from(photos).where(eq(photos.id, photoStaged));
  expect(photo?.savedAt).not.toBeNull();
  await expectRefused(
    createUser(admin, await anInput(practice, { photoStaged })),
    "photo",
    "Choose it again.",
  );
});

test("a login that is taken is refused, whatever the case, and names the person where the admin knows them", async () => {
  const { practice, admin } = await aWorld();
  await aPerson({ at: practice, name: "Ben Okafor", loginKind: "username", login: `ben.${practice.slug}` });
  const typed = { username: `BEN.${practice.slug}` };
  await expectRefused(
    createUser(admin, await anInput(practice, typed)),
    "username",
    "Ben Okafor signs in with this username already.",
  );
});

test("of somebody of another group only is said that the login is used", async () => {
  const { practice, admin } = await aWorld();
  const elsewhere = await aPractice();
  const stranger = await aPerson({ at: elsewhere, name: "Omar Haddad" });
  const input = await anInput(practice, { ...EMAIL, email: String(stranger.login).toUpperCase() });
  await expectRefused(
    createUser(admin, input),
    "email",
    /^That e-mail is already used to sign in. Use another, or a username.$/,
  );
  const named = await aPerson({ at: elsewhere, loginKind: "username", login: `omar.${elsewhere.slug}` });
  const same = await anInput(practice, { username: String(named.login) });
  await expectRefused(createUser(admin, same), "username", /^That username is taken/);
});

test("the login of somebody deleted is kept for them, and the message says how to get them back", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  await deleteUser(admin, ben.id);
  const input = await anInput(practice, { ...EMAIL, email: String(ben.login) });
  await expectRefused(
    createUser(admin, input),
    "email",
    "Ben Okafor had this e-mail and was deleted. Restore them from Deleted users",
  );
});

test("with an e-mail login neither the login nor the contact may be the practice's own e-mail", async () => {
  const practice = await aPractice({ email: "hello@downtown.example" });
  const admin = await anAdmin("users.manage", practice);
  const words = "This e-mail is the practice's own. Sign in with a username instead.";
  await expectRefused(
    createUser(admin, await anInput(practice, { ...EMAIL, email: "Hello@Downtown.example" })),
    "email",
    words,
  );
  const contact = { ...EMAIL, email: `ben@${practice.slug}.example`, contactEmail: "HELLO@downtown.example" };
  await expectRefused(
    createUser(admin, await anInput(practice, contact)),
    "contactEmail",
    "Use one of the person's",
  );
});

test("a role of another practice, and one no longer in use, are refused", async () => {
  const { practice, admin } = await aWorld();
  const neighbour = await aPractice({ groupId: practice.groupId });
  const input = await anInput(practice);
  await expectRefused(
    createUser(admin, { ...input, roleId: await theRole(neighbour, "doctor") }),
    "roleId",
    "not one of the practice's",
  );
  const roleId = await theRole(practice, "billing");
  await change(system("tests"), "practice.changed", async (tx, about) => {
    await tx.update(positionRoles).set({ retiredAt: now() }).where(eq(positionRoles.id, roleId));
    about({ kind: "practice", id: practice.id, name: practice.name, practiceId: practice.id });
  });
  await expectRefused(
    createUser(admin, { ...input, roleId }),
    "roleId",
    "The role Billing is no longer in use.",
  );
});

test("a provider of another practice, and one that somebody has, are refused", async () => {
  const { practice, admin } = await aWorld();
  const foreign = await aProvider(await aPractice({ groupId: practice.groupId }));
  await expectRefused(
    createUser(admin, await anInput(practice, { providerId: foreign.id })),
    "providerId",
    "not on the practice's list",
  );
  const provider = await aProvider(practice, "LEE1");
  await aPerson({ at: practice, name: "Dr. Lee", providerId: provider.id });
  await expectRefused(
    createUser(admin, await anInput(practice, { providerId: provider.id })),
    "providerId",
    "LEE1 is connected to Dr. Lee.",
  );
});

test("a provider that somebody deleted had is free", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice);
  const lee = await aPerson({ at: practice, providerId: provider.id });
  await deleteUser(admin, lee.id);
  const saved = await createUser(admin, await anInput(practice, { providerId: provider.id }));
  expect(await getUser(admin, saved.userId)).toMatchObject({ providerId: provider.id });
});

test("of a refused form nothing is left: no person, no line, no mail, and Default Doctor stays where it was", async () => {
  const { practice, admin } = await aWorld();
  const lee = await aPerson({ at: practice, role: "doctor", can: ["defaultDoctor"] });
  const log = await theLogOf(practice);
  const people = await db.$count(users);
  const input = await anInput(practice, {
    ...EMAIL,
    email: `new@${practice.slug}.example`,
    defaultDoctor: "on",
  });
  await expectRefused(
    createUser(admin, { ...input, photoStaged: crypto.randomUUID() }),
    "photo",
    "Choose it again.",
  );
  expect(await theLogOf(practice)).toEqual(log);
  expect(await theOutboxOf(practice)).toEqual([]);
  expect(await db.$count(users)).toBe(people);
  expect(await getUser(admin, lee.id)).toMatchObject({ defaultDoctor: true });
});

test("of two who take the same login at the same moment one is refused in words", async () => {
  const { practice, admin } = await aWorld();
  const input = await anInput(practice, { ...EMAIL, email: `ben@${practice.slug}.example` });
  const [first, second] = await Promise.allSettled([createUser(admin, input), createUser(admin, input)]);
  const outcomes = [first, second].map((outcome) =>
    outcome?.status === "fulfilled" ? "saved" : String(outcome?.reason.message),
  );
  expect(outcomes.sort()).toEqual(["Ben Okafor signs in with this e-mail already. Use another.", "saved"]);
});

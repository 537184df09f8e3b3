import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { photos } from "@/db/schema/photos";
import { change } from "@/lib/audit/change";
import { authorize } from "@/lib/auth/authorize";
import { findLink, makeLink } from "@/lib/auth/links";
import { NotFoundError } from "@/lib/errors";
import { createUser } from "@/lib/users/create-user";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { findUser, getUser } from "@/lib/users/find-user";
import { formValues } from "@/lib/users/form-values";
import { StaleUserError } from "@/lib/users/stale-user";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  aProvider,
  at,
  liveSessionsOf,
  sessionOf,
  signedIn,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";
import { anEdit, anInput, anUpload, expectRefused } from "./user-input";

async function aWorld() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }) };
}

test("what is saved is changed, counted, and told in the log by its labels", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben", role: "hygienist" });
  const edit = await anEdit(admin, ben.id, { name: "Ben Okafor", chatUser: "on", extensions: "*" });
  const saved = await updateUser(admin, ben.id, edit);
  expect(await getUser(admin, ben.id)).toMatchObject({
    name: "Ben Okafor",
    chatUser: true,
    extensions: "*",
    version: ben.version + 1,
  });
  expect(saved.follows).toEqual([
    "Ben Okafor can now message patients and use team chat.",
    "Calls at all extensions now show on Ben Okafor's screen.",
  ]);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "user.changed",
    subjectName: "Ben Okafor",
    before: { Name: "Ben", "Chat User": false, "Screen Pop Extension": null },
    after: { Name: "Ben Okafor", "Chat User": true, "Screen Pop Extension": "*" },
  });
});

test("saving without a change writes nothing", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  const log = await theLogOf(practice);
  await updateUser(admin, ben.id, await anEdit(admin, ben.id));
  expect(await theLogOf(practice)).toEqual(log);
});

test("a user of another practice does not exist, nor does an id that is none", async () => {
  const { practice, admin } = await aWorld();
  const neighbour = await aPractice({ groupId: practice.groupId });
  const stranger = await aPerson({ at: neighbour });
  const input = await anInput(practice);
  for (const id of [stranger.id, crypto.randomUUID(), "new", "\u0000", ""]) {
    await expect(updateUser(admin, id, input)).rejects.toThrow(NotFoundError);
    expect(await findUser(admin, id)).toBeUndefined();
  }
});

test("connecting a provider tells what stands on the scheduling page now", async () => {
  const { practice, admin } = await aWorld();
  const provider = await aProvider(practice, "MOREN1");
  const ada = await aPerson({ at: practice, name: "Dr. Ada Moreno", publicName: "Dr. Ada", role: "doctor" });
  const saved = await updateUser(admin, ada.id, await anEdit(admin, ada.id, { providerId: provider.id }));
  expect(saved.follows).toEqual([
    "Dr. Ada Moreno now appears on the scheduling page as ‘Dr. Ada’ in place of ‘MOREN1’.",
  ]);
  const undone = await updateUser(admin, ada.id, await anEdit(admin, ada.id, { providerId: "" }));
  expect(undone.follows).toEqual(["The scheduling page shows ‘MOREN1’ again in place of Dr. Ada Moreno."]);
});

test("a new photo takes the place of the old one, which is forgotten; removing leaves none", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  const first = await anUpload(admin);
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { photoStaged: first }));
  const second = await anUpload(admin);
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { photoStaged: second }));
  expect(await getUser(admin, ben.id)).toMatchObject({ photoId: second });
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { photoRemove: "on" }));
  expect(await getUser(admin, ben.id)).toMatchObject({ photoId: null });
  expect(await db.$count(photos, eq(photos.practiceId, practice.id))).toBe(0);
});

// Two people edit one user

test("the second to save is shown what changed in between, beside their own values, and nothing is overwritten", async () => {
  const { practice, admin } = await aWorld();
  const sam = await anAdmin("users.manage", practice);
  const ben = await aPerson({ at: practice, name: "Ben", role: "hygienist" });
  const mine = await anEdit(sam, ben.id, { name: "Benjamin", chatUser: "on" });
  const input = await anInput(practice, {}, "doctor");
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { name: "Ben O.", roleId: input.roleId }));
  const log = await theLogOf(practice);
  const refusal = await updateUser(sam, ben.id, mine).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StaleUserError);
  const { fields, version, base } = refusal as StaleUserError;
  expect(fields).toEqual([
    { field: "name", label: "Name", was: "Ben", theirs: "Ben O.", yours: "Benjamin" },
    { field: "roleId", label: "Role", was: "Hygienist", theirs: "Doctor", yours: "Hygienist" },
  ]);
  expect(await theLogOf(practice)).toEqual(log);
  await updateUser(sam, ben.id, { ...mine, version, base, resolve: { roleId: "theirs", name: "yours" } });
  expect(await getUser(admin, ben.id)).toMatchObject({
    name: "Benjamin",
    chatUser: true,
    role: { name: "Doctor" },
  });
});

test("also what only one of the two touched is shown, and never merged unseen", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  const mine = await anEdit(admin, ben.id, { chatUser: "on" });
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { showInApp: "on" }));
  const refusal = await updateUser(admin, ben.id, mine).catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    fields: [{ label: "Show in the App", was: "No", theirs: "Yes", yours: "No" }],
  });
});

test("without the values first shown every difference is shown", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  const blind = await anEdit(admin, ben.id, { name: "Bob", version: "", base: "" });
  await expect(updateUser(admin, ben.id, blind)).rejects.toMatchObject({
    fields: [{ field: "name", theirs: "Ben", yours: "Bob" }],
  });
});

test("a change at another practice does not stand in the way of a save here", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  const harborAdmin = await anAdmin("users.manage", harbor);
  const ada = await aPerson({ at: practice });
  await alsoAt(ada, harbor);
  const mine = await anEdit(admin, ada.id, { chatUser: "on" });
  await updateUser(harborAdmin, ada.id, await anEdit(harborAdmin, ada.id, { extensions: "7" }));
  await updateUser(admin, ada.id, mine);
  expect(await getUser(admin, ada.id)).toMatchObject({ chatUser: true, extensions: "" });
});

test("of two who save different things at the same moment one is shown the other's", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  const edits = [await anEdit(admin, ben.id, { name: "One" }), await anEdit(admin, ben.id, { name: "Two" })];
  const outcomes = await Promise.allSettled(edits.map((edit) => updateUser(admin, ben.id, edit)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

// Several practices

test("the person belongs to the home practice: elsewhere a change of it is refused and says whom to ask", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  const harborAdmin = await anAdmin("users.manage", harbor);
  const ada = await aPerson({ at: practice, name: "Dr. Ada" });
  await alsoAt(ada, harbor);
  const words = `Only an Admin of ${practice.name}, Dr. Ada's home practice, can change this.`;
  for (const [field, value] of [
    ["name", "Eve"],
    ["email", "eve@harbor.example"],
    ["contactEmail", "eve@harbor.example"],
    ["accessEndsOn", "2099-01-01"],
  ] as const)
    await expectRefused(
      updateUser(harborAdmin, ada.id, await anEdit(harborAdmin, ada.id, { [field]: value })),
      field,
      words,
    );
  await updateUser(
    harborAdmin,
    ada.id,
    await anEdit(harborAdmin, ada.id, { publicName: "Dr. A. at Harbor", chatUser: "on" }),
  );
  expect(await getUser(harborAdmin, ada.id)).toMatchObject({
    publicName: "Dr. A. at Harbor",
    chatUser: true,
  });
  expect(await getUser(admin, ada.id)).toMatchObject({ publicName: null, chatUser: false });
  expect(
    (await theLogOf(practice)).some(
      ({ subjectId, event }) => subjectId === ada.id && event === "user.changed",
    ),
  ).toBe(false);
});

test("with an e-mail login no practice the user can log in to may own the e-mail", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId, email: "hello@harbor.example" });
  const ada = await aPerson({ at: practice });
  await updateUser(admin, ada.id, await anEdit(admin, ada.id, { contactEmail: "hello@harbor.example" }));
  await updateUser(admin, ada.id, await anEdit(admin, ada.id, { contactEmail: "" }));
  await alsoAt(ada, harbor);
  await expectRefused(
    updateUser(admin, ada.id, await anEdit(admin, ada.id, { contactEmail: "hello@harbor.example" })),
    "contactEmail",
    "the practice's own",
  );
});

// Logins

test("a new contact e-mail alone is told at both addresses: whoever reads that mail can choose a new password", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, login: `ben@${practice.slug}.example` });
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { contactEmail: "someone@else.example" }));
  const mails = await theOutboxOf(practice);
  expect(mails.map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
    `contact-changed ben@${practice.slug}.example`,
    "contact-changed someone@else.example",
  ]);
});

test("a new login keeps the password and the sessions, and both addresses are told", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, login: `ben@${practice.slug}.example` });
  await sessionOf(ben);
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { email: `okafor@${practice.slug}.example` }));
  expect(await getUser(admin, ben.id)).toMatchObject({ hasPassword: true, status: "active" });
  expect(await liveSessionsOf(ben)).toBe(1);
  const mails = await theOutboxOf(practice);
  expect(mails.map(({ kind, recipient }) => `${kind} ${recipient}`)).toEqual([
    `login-changed ben@${practice.slug}.example`,
    `login-changed okafor@${practice.slug}.example`,
  ]);
  expect(mails[0]?.about).toEqual({
    userId: ben.id,
    formerLogin: `ben@${practice.slug}.example`,
    login: `okafor@${practice.slug}.example`,
    changedBy: admin.userId,
  });
});

test("a link sent to the address before stops working when the address changes", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice });
  const link = await change(admin, "password.reset-requested", async (tx, about) => {
    about({ kind: "user", id: ben.id, name: ben.name });
    return makeLink(tx, "reset", ben.id);
  });
  await updateUser(
    admin,
    ben.id,
    await anEdit(admin, ben.id, { contactEmail: `new@${practice.slug}.example` }),
  );
  expect(await findLink(link.url.split("/").at(-1) ?? "", "reset")).toBeUndefined();
});

test("taking the login away forgets the password and ends the sessions; giving one again invites anew", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await sessionOf(ben);
  const taken = await updateUser(admin, ben.id, await anEdit(admin, ben.id, { loginKind: "none" }));
  expect(taken.follows).toEqual(["Ben can no longer sign in."]);
  expect(await getUser(admin, ben.id)).toMatchObject({ hasPassword: false, status: "active", login: null });
  expect(await liveSessionsOf(ben)).toBe(0);
  const given = await updateUser(
    admin,
    ben.id,
    await anEdit(admin, ben.id, { loginKind: "username", username: `ben.${practice.slug}` }),
  );
  expect(await getUser(admin, ben.id)).toMatchObject({ status: "invited" });
  expect(given.link?.url).toContain("/setup/");
});

test("somebody invited gets a new invitation where the address changes, and the one before ends", async () => {
  const { practice, admin } = await aWorld();
  const typed = { loginKind: "email", username: "", email: `wrong@${practice.slug}.example` };
  const { userId } = await createUser(admin, await anInput(practice, typed));
  const saved = await updateUser(
    admin,
    userId,
    await anEdit(admin, userId, { email: `right@${practice.slug}.example` }),
  );
  expect(saved.follows).toContain(
    `An invitation is on its way to right@${practice.slug}.example. Its link works for 7 days.`,
  );
  expect((await theOutboxOf(practice)).map(({ recipient }) => recipient)).toEqual([
    `wrong@${practice.slug}.example`,
    `right@${practice.slug}.example`,
  ]);
});

test("a login that somebody has is refused, and one's own in another case is not", async () => {
  const { practice, admin } = await aWorld();
  const lee = await aPerson({ at: practice, name: "Dr. Lee" });
  const ben = await aPerson({ at: practice });
  await expectRefused(
    updateUser(admin, ben.id, await anEdit(admin, ben.id, { email: String(lee.login) })),
    "email",
    "Dr. Lee signs in with this e-mail already.",
  );
  await updateUser(admin, ben.id, await anEdit(admin, ben.id, { email: String(ben.login).toUpperCase() }));
});

// The last Admin, and oneself

test("the last active Admin keeps Admin, a login, and access without an end", async () => {
  const { practice, admin } = await aWorld();
  const other = await anAdmin("users.manage", practice, { name: "Sam Ito" });
  await updateUser(admin, admin.userId, await anEdit(admin, admin.userId, { admin: "" }));
  const log = await theLogOf(practice);
  const words = "Sam Ito is the last active Admin here.";
  await expectRefused(
    updateUser(admin, other.userId, await anEdit(other, other.userId, { admin: "" })),
    "admin",
    words,
  );
  await expectRefused(
    updateUser(admin, other.userId, await anEdit(other, other.userId, { loginKind: "none" })),
    "loginKind",
    words,
  );
  await expectRefused(
    updateUser(admin, other.userId, await anEdit(other, other.userId, { accessEndsOn: "2099-01-01" })),
    "accessEndsOn",
    words,
  );
  expect(await theLogOf(practice)).toEqual(log);
  expect(await getUser(other, other.userId)).toMatchObject({ admin: true });
});

test("somebody invited, deactivated, without login, or with a last day does not count as the Admin who remains", async () => {
  const { practice, admin } = await aWorld();
  const helper = await anAdmin("users.manage", practice);
  await aPerson({ at: practice, can: ["admin"], status: "invited" });
  await aPerson({ at: practice, can: ["admin"], status: "deactivated" });
  await aPerson({ at: practice, can: ["admin"], loginKind: "none", login: null });
  await updateUser(admin, helper.userId, await anEdit(admin, helper.userId, { accessEndsOn: "2099-01-01" }));
  await expectRefused(
    updateUser(helper, admin.userId, await anEdit(helper, admin.userId, { admin: "" })),
    "admin",
    "the last active Admin",
  );
});

test("two Admins who take Admin from each other at the same moment: one is refused", async () => {
  const { practice, admin: ruth } = await aWorld();
  const sam = await anAdmin("users.manage", practice);
  const edits = [
    await anEdit(ruth, sam.userId, { admin: "" }),
    await anEdit(sam, ruth.userId, { admin: "" }),
  ] as const;
  const outcomes = await Promise.allSettled([
    updateUser(ruth, sam.userId, edits[0]),
    updateUser(sam, ruth.userId, edits[1]),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect([(await getUser(ruth, ruth.userId)).admin, (await getUser(ruth, sam.userId)).admin].sort()).toEqual([
    false,
    true,
  ]);
});

test("an Admin of two practices who is the last one at the other keeps a login that does not end", async () => {
  const { practice, admin } = await aWorld();
  const harbor = await aPractice({ groupId: practice.groupId });
  const grace = await aPerson({ at: practice, name: "Grace", can: ["admin"] });
  await alsoAt(grace, harbor, ["admin"]);
  const words = "Grace is the last active Admin of another practice.";
  await expectRefused(
    updateUser(admin, grace.id, await anEdit(admin, grace.id, { loginKind: "none" })),
    "loginKind",
    words,
  );
  await expectRefused(deactivateUser(admin, grace.id), "form", words);
});

test("nobody takes away their own login or ends their own access", async () => {
  const { practice, admin } = await aWorld();
  await anAdmin("users.manage", practice);
  await expectRefused(
    updateUser(admin, admin.userId, await anEdit(admin, admin.userId, { loginKind: "none" })),
    "loginKind",
    "Another Admin can.",
  );
  await expectRefused(
    updateUser(admin, admin.userId, await anEdit(admin, admin.userId, { accessEndsOn: "2099-01-01" })),
    "accessEndsOn",
    "Another Admin can.",
  );
});

test("without the Admin permission there is no right to any of this", async () => {
  const practice = await aPractice();
  const chloe = await signedIn(
    await aPerson({ at: practice, can: ["chatUser", "showInApp", "defaultDoctor", "canSignForms"] }),
    practice,
  );
  expect(() => authorize(chloe, "users.manage")).toThrow("Needs users.manage");
});

// Choices

test("Default Doctor given to one is taken from the other, with a line about each", async () => {
  const { practice, admin } = await aWorld();
  const ada = await aPerson({ at: practice, name: "Dr. Ada", role: "doctor", can: ["defaultDoctor"] });
  const lee = await aPerson({ at: practice, name: "Dr. Lee", role: "doctor" });
  const saved = await updateUser(admin, lee.id, await anEdit(admin, lee.id, { defaultDoctor: "on" }));
  expect(saved.follows).toEqual([
    "Forms, consents and review requests now say ‘Dr. Lee’.",
    "Dr. Ada is no longer the Default Doctor.",
  ]);
  expect(await getUser(admin, ada.id)).toMatchObject({ defaultDoctor: false, version: ada.version + 1 });
  const subjects = (await theLogOf(practice))
    .slice(-2)
    .map(({ event, subjectName }) => `${event} ${subjectName}`);
  expect(subjects).toEqual(["user.changed Dr. Ada", "user.changed Dr. Lee"]);
});

test("Default Doctor is not given to somebody deactivated", async () => {
  const { practice, admin } = await aWorld();
  const lee = await aPerson({ at: practice, name: "Dr. Lee", status: "deactivated", role: "doctor" });
  await expectRefused(
    updateUser(admin, lee.id, await anEdit(admin, lee.id, { defaultDoctor: "on" })),
    "defaultDoctor",
    "Dr. Lee is deactivated.",
  );
});

test("Default Doctor given to two at the same moment is with one of them", async () => {
  const { practice, admin } = await aWorld();
  const doctors = [
    await aPerson({ at: practice, role: "doctor" }),
    await aPerson({ at: practice, role: "doctor" }),
  ];
  const edits = await Promise.all(doctors.map(({ id }) => anEdit(admin, id, { defaultDoctor: "on" })));
  await Promise.allSettled(
    doctors.map(({ id }, index) => updateUser(admin, id, edits[index] as (typeof edits)[number])),
  );
  const held = await Promise.all(doctors.map(async ({ id }) => (await getUser(admin, id)).defaultDoctor));
  expect(held.filter(Boolean)).toHaveLength(1);
});

test("a last day that stands may stay though it has passed, a new one may not have", async () => {
  at("2026-03-02 09:00");
  const { practice, admin } = await aWorld();
  const { userId } = await createUser(admin, await anInput(practice, { accessEndsOn: "2026-03-05" }));
  at("2026-04-02 09:00");
  await updateUser(admin, userId, await anEdit(admin, userId, { name: "Ben" }));
  await expectRefused(
    updateUser(admin, userId, await anEdit(admin, userId, { accessEndsOn: "2026-03-06" })),
    "accessEndsOn",
    "This day has passed.",
  );
  const saved = await updateUser(admin, userId, await anEdit(admin, userId, { accessEndsOn: "2026-04-10" }));
  expect(saved.follows).toEqual(["Ben's access ends at the end of 10 April 2026."]);
});

test("the form's values say the user and come back as they were", async () => {
  const { practice, admin } = await aWorld();
  const ada = await aPerson({
    at: practice,
    name: "Ada",
    publicName: "Dr. Ada",
    can: ["showInApp"],
    extensions: "*,-105",
  });
  const user = await getUser(admin, ada.id);
  expect(formValues(user)).toMatchObject({
    name: "Ada",
    publicName: "Dr. Ada",
    email: ada.login,
    username: "",
    showInApp: "on",
    admin: "",
    extensions: "*,-105",
  });
});

import { expect, test } from "vitest";
import { authorize } from "@/lib/auth/authorize";
import { createUser } from "@/lib/users/create-user";
import { getUser } from "@/lib/users/find-user";
import { formValues } from "@/lib/users/form-values";
import { giveMembership } from "@/lib/users/give-membership";
import { groupUserInput } from "@/lib/users/group-input";
import { membershipChoices, membershipValues } from "@/lib/users/membership-choices";
import { StaleUserError } from "@/lib/users/stale-user";
import { updateUser } from "@/lib/users/update-user";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  becomes,
  signedIn,
  theLogOf,
  theRole,
  turns,
} from "@/tests/support/world";
import { aGroup, heldAt } from "./a-group";
import { aForm, anEdit, expectRefused, messagesOf } from "./user-input";

type Group = Awaited<ReturnType<typeof aGroup>>;
type Lead = Group["grace"];

/** The edit form as it stands open for the Group Admin, with these fields changed; a field set to undefined is not sent. */
async function theForm(lead: Lead, userId: string) {
  const admin = authorize(lead, "users.manage");
  const user = await getUser(admin, userId);
  const choices = await membershipChoices(lead, user);
  const { photo: _, ...shown } = formValues(user);
  const elsewhere = choices ? membershipValues(choices) : {};
  const base = JSON.stringify({ ...formValues(user), ...elsewhere });
  const box = Object.keys(elsewhere).length > 0 ? { otherPractices: "on" } : {};
  const form = { ...shown, ...elsewhere, ...box, version: String(user.version), base };
  return (changes: Record<string, string | undefined> = {}) => ({ ...form, ...changes });
}

async function saveForm(lead: Lead, userId: string, form: Record<string, string | undefined>) {
  const { memberships, ...input } = groupUserInput.parse(form);
  return updateUser(authorize(lead, "users.manage"), userId, input, { admin: lead, memberships });
}

const tick = (practice: { id: string }, value = "same") => ({
  otherPractices: "on",
  [`practice.${practice.id}`]: value,
});

test("ticked practices are given in the same save: closed lines the same as here, open ones as they were filled in", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe", can: ["chatUser"] });
  const form = await theForm(grace, chloe.id);
  const { follows } = await saveForm(
    grace,
    chloe.id,
    form({
      extensions: "7",
      ...tick(harbor),
      ...tick(uptown),
      [`rights.${uptown.id}`]: "own",
      [`role.${uptown.id}`]: "billing",
      [`admin.${uptown.id}`]: "on",
    }),
  );
  expect(follows).toEqual([
    "Calls at extension 7 now show on Chloe's screen.",
    "Chloe can now log in to Harbor, with the same permissions as at Downtown.",
    "Chloe can now log in to Uptown as Billing with Admin.",
  ]);
  expect(await heldAt(chloe, harbor)).toMatchObject({ followsHome: true, chatUser: true, admin: false });
  expect(await heldAt(chloe, uptown)).toMatchObject({
    followsHome: false,
    roleId: await theRole(uptown, "billing"),
    chatUser: false,
    admin: true,
  });
  expect((await getUser(authorize(grace, "users.manage"), chloe.id)).version).toBe(chloe.version + 1);
});

test("a save that changes nothing anywhere writes nothing", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, { follows: true });
  const logs = [await theLogOf(downtown), await theLogOf(harbor)];
  const form = await theForm(grace, chloe.id);
  expect((await saveForm(grace, chloe.id, form())).follows).toEqual(["Nothing was changed."]);
  expect([await theLogOf(downtown), await theLogOf(harbor)]).toEqual(logs);
});

test("where only other practices were changed the home practice's log says nothing", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  const log = await theLogOf(downtown);
  const form = await theForm(grace, chloe.id);
  await saveForm(grace, chloe.id, form(tick(harbor)));
  expect(await theLogOf(downtown)).toEqual(log);
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({ event: "user.joined" });
});

test("unticked practices are taken, and with the box above them all of those shown", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown, name: "Chloe" });
  for (const practice of [harbor, uptown])
    await giveMembership(grace, chloe.id, practice.id, { follows: true });
  const form = await theForm(grace, chloe.id);
  await saveForm(grace, chloe.id, form({ [`practice.${harbor.id}`]: undefined }));
  expect(await heldAt(chloe, harbor)).toBeUndefined();
  expect(await heldAt(chloe, uptown)).toBeDefined();
  const again = await theForm(grace, chloe.id);
  const { follows } = await saveForm(grace, chloe.id, again({ otherPractices: undefined }));
  expect(follows).toEqual(["Chloe can no longer log in to Uptown."]);
  expect(await heldAt(chloe, uptown)).toBeUndefined();
});

test("Select all gives what is not there yet, and leaves what is", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  const own = { showInApp: true, admin: false, chatUser: false, defaultDoctor: false, canSignForms: false };
  await giveMembership(grace, chloe.id, harbor.id, { follows: false, role: "billing", permissions: own });
  const form = await theForm(grace, chloe.id);
  await saveForm(grace, chloe.id, form({ "practice.all": "on", [`practice.${harbor.id}`]: undefined }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ followsHome: false, showInApp: true });
  expect(await heldAt(chloe, uptown)).toMatchObject({ followsHome: true });
});

test("a membership the Group Admin may not see is neither shown nor touched", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const westside = await aPractice({ groupId: downtown.groupId, name: "Westside" });
  const chloe = await aPerson({ at: downtown });
  await alsoAt(chloe, westside, ["chatUser"]);
  const admin = authorize(grace, "users.manage");
  const choices = await membershipChoices(grace, await getUser(admin, chloe.id));
  expect(choices?.lines.map(({ name, present }) => [name, present])).toEqual([
    ["Harbor", ""],
    ["Uptown", ""],
  ]);
  const form = await theForm(grace, chloe.id);
  await saveForm(grace, chloe.id, form({ ...tick(harbor) }));
  await saveForm(grace, chloe.id, (await theForm(grace, chloe.id))({ otherPractices: undefined }));
  expect(await heldAt(chloe, westside)).toMatchObject({ chatUser: true });
});

test("a practice that became the Group Admin's while the form was open is not taken: it was not shown", async () => {
  const { downtown, grace } = await aGroup();
  const westside = await aPractice({ groupId: downtown.groupId });
  const chloe = await aPerson({ at: downtown });
  await alsoAt(chloe, westside);
  const form = await theForm(grace, chloe.id);
  await alsoAt(grace.person, westside, ["admin"]);
  await saveForm(grace, chloe.id, form({ extensions: "9" }));
  expect(await heldAt(chloe, westside)).toBeDefined();
});

test("a practice that is not theirs to give is refused, in the same words whether it exists, is another group's, or closed", async () => {
  const { downtown, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  const lakeside = await aPractice();
  const westside = await aPractice({ groupId: downtown.groupId });
  await turns(uptown, { closedAt: new Date() });
  const form = await theForm(grace, chloe.id);
  for (const practice of [lakeside, westside, uptown, downtown, { id: crypto.randomUUID() }])
    await expectRefused(
      saveForm(grace, chloe.id, form(tick(practice))),
      "otherPractices",
      "One of the ticked practices is not yours to give",
    );
  expect(await heldAt(chloe, lakeside)).toBeUndefined();
});

test("for everybody but a Group Admin those fields don't belong to the form, and are refused", async () => {
  const { downtown, harbor } = await aGroup();
  for (const fields of [tick(harbor), { otherPractices: "on" }, { "practice.all": "on" }])
    expect(messagesOf(await aForm(downtown, fields))).toEqual({
      form: "This form had fields that don't belong to it. Reload the page and try again.",
    });
});

test("the form of a Group Admin is read as strictly: strange fields, strange rights, and an open line without a role", async () => {
  const { downtown, harbor } = await aGroup();
  const wrong = async (fields: Record<string, unknown>) => {
    const read = groupUserInput.safeParse({ ...(await aForm(downtown)), ...fields });
    return Object.fromEntries(
      read.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? [],
    );
  };
  const field = `practice.${harbor.id}`;
  expect(await wrong({ isAdmin: "1" })).toHaveProperty("form");
  expect(await wrong({ "practice.harbor": "same" })).toHaveProperty("form");
  expect(await wrong({ ...tick(harbor), [field]: ["same", "own"] })).toHaveProperty("form");
  expect(await wrong(tick(harbor, "own doctor 32"))).toHaveProperty([field]);
  expect(await wrong(tick(harbor, "everything"))).toHaveProperty([field]);
  expect(await wrong({ ...tick(harbor), [`rights.${harbor.id}`]: "own" })).toEqual({
    [field]: "Choose a role for this practice.",
  });
  expect(await wrong({ ...tick(harbor), openLines: "ticked", name: "" })).toEqual({
    name: "Enter a name.",
    openLines: "Every ticked practice is open now. Choose role and permissions there, then save.",
  });
  expect(await wrong(tick(harbor, "own doctor 18"))).toEqual({});
});

test("somebody new has their practices from the beginning, in one save", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const admin = authorize(grace, "users.manage");
  const fields = { ...(await aForm(downtown, {}, "doctor")), ...tick(harbor), showInApp: "on" };
  const { memberships, ...input } = groupUserInput.parse(fields);
  const { userId, follows } = await createUser(admin, input, { admin: grace, memberships });
  expect(follows.join(" ")).toContain(
    "Ben Okafor can now log in to Harbor, with the same permissions as at Downtown.",
  );
  expect(await heldAt({ id: userId }, harbor)).toMatchObject({ followsHome: true, showInApp: true });
  expect((await theLogOf(harbor)).at(-1)).toMatchObject({ event: "user.joined", subjectId: userId });
});

test("nobody is added where one of their practices can't be given", async () => {
  const { downtown, harbor, grace } = await aGroup();
  await turns(harbor, { email: "hi@harbor.example", emailKey: "hi@harbor.example" });
  const typed = { loginKind: "email", username: "", email: "hi@harbor.example", ...tick(harbor) };
  const { memberships, ...input } = groupUserInput.parse(await aForm(downtown, typed));
  const log = await theLogOf(downtown);
  await expectRefused(
    createUser(authorize(grace, "users.manage"), input, { admin: grace, memberships }),
    `practice.${harbor.id}`,
    "Ben Okafor signs in with Harbor's own e-mail.",
  );
  expect(await theLogOf(downtown)).toEqual(log);
});

test("an e-mail of a practice that is left in the same save may be taken", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, { follows: true });
  await turns(harbor, { email: "hi@harbor.example", emailKey: "hi@harbor.example" });
  const form = await theForm(grace, chloe.id);
  await expectRefused(
    saveForm(grace, chloe.id, form({ email: "hi@harbor.example" })),
    "email",
    "the practice's own",
  );
  await saveForm(grace, chloe.id, form({ email: "hi@harbor.example", otherPractices: undefined }));
  expect(await heldAt(chloe, harbor)).toBeUndefined();
});

test("what somebody else gave, changed or took meanwhile is shown, and never overwritten unseen", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, { follows: true });
  const form = await theForm(grace, chloe.id);
  const hal = await anAdmin("users.manage", harbor);
  await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { chatUser: "on" }));
  const mine = form({ ...tick(uptown), [`practice.${harbor.id}`]: "own billing 1" });
  const refusal = await saveForm(grace, chloe.id, mine).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StaleUserError);
  const { fields, version, base } = refusal as StaleUserError;
  expect(fields).toEqual([
    {
      field: `practice.${harbor.id}`,
      label: "Harbor",
      was: "Same permissions as at Downtown",
      theirs: "Front Office · Chat User",
      yours: "Billing · Show in the App",
      values: { theirs: "own front-office 4", yours: "own billing 1" },
    },
  ]);
  expect(await heldAt(chloe, uptown)).toBeUndefined();
  const chosen = { ...mine, version: String(version), base: JSON.stringify(base) };
  await saveForm(grace, chloe.id, { ...chosen, [`practice.${harbor.id}`]: "own front-office 4" });
  expect(await heldAt(chloe, harbor)).toMatchObject({ chatUser: true, showInApp: false, followsHome: false });
  expect(await heldAt(chloe, uptown)).toMatchObject({ followsHome: true });
});

test("what somebody else changed at a practice I did not touch stays, and stands in nobody's way", async () => {
  const { downtown, harbor, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  await giveMembership(grace, chloe.id, harbor.id, { follows: true });
  const form = await theForm(grace, chloe.id);
  const hal = await anAdmin("users.manage", harbor);
  await updateUser(hal, chloe.id, await anEdit(hal, chloe.id, { chatUser: "on" }));
  await saveForm(grace, chloe.id, form({ extensions: "3" }));
  expect(await heldAt(chloe, harbor)).toMatchObject({ chatUser: true, followsHome: false });
});

test("away from the home practice its name stands for “here”, and only who is an Admin there too may give the same as there", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const westside = await aPractice({ groupId: downtown.groupId, name: "Westside" });
  const ben = await aPerson({ at: westside, name: "Ben" });
  await alsoAt(ben, downtown);
  const ada = await aPerson({ at: harbor, name: "Ada" });
  await alsoAt(ada, downtown);
  const admin = authorize(grace, "users.manage");
  const [ofBen, ofAda] = [
    await membershipChoices(grace, await getUser(admin, ben.id)),
    await membershipChoices(grace, await getUser(admin, ada.id)),
  ];
  expect(ofBen).toMatchObject({ home: "Westside", offersSame: false });
  expect(ofAda).toMatchObject({ home: "Harbor", offersSame: true });
  expect(ofAda?.lines.map(({ name }) => name)).toEqual(["Uptown"]);
  const form = await theForm(grace, ben.id);
  await expectRefused(
    saveForm(grace, ben.id, form(tick(uptown))),
    `practice.${uptown.id}`,
    "only an Admin of Westside can give the same as there",
  );
  await saveForm(grace, ben.id, form(tick(uptown, "own hygienist 0")));
  expect(await heldAt(ben, uptown)).toMatchObject({ followsHome: false });
});

test("nobody takes the last practice they can log in to from themselves", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  for (const practice of [harbor, uptown]) await anAdmin("users.manage", practice);
  const away = authorize(await signedIn(grace.person, harbor), "group.manage");
  const lead = Object.assign(away, { person: grace.person });
  const admin = authorize(lead, "users.manage");
  await turns(downtown, { closedAt: new Date() });
  const form = await theForm(lead, grace.userId);
  await saveForm(lead, grace.userId, form({ otherPractices: undefined }));
  expect(await heldAt(grace.person, uptown)).toBeUndefined();
  await turns(downtown, { closedAt: null });
  const home = Object.assign(authorize(await signedIn(grace.person, downtown), "group.manage"), lead);
  const last = await theForm({ ...home, practice: { ...home.practice, id: downtown.id } }, grace.userId);
  await turns(downtown, { closedAt: new Date() });
  await expectRefused(
    saveForm(
      { ...home, practice: { ...home.practice, id: downtown.id } },
      grace.userId,
      last({ otherPractices: undefined }),
    ),
    `practice.${harbor.id}`,
    "This is the last practice you can log in to.",
  );
  expect(admin.userId).toBe(grace.userId);
});

test("a Group Admin who was one when the form was opened, and is none at that practice now, is refused", async () => {
  const { downtown, harbor, uptown, grace } = await aGroup();
  const chloe = await aPerson({ at: downtown });
  const form = await theForm(grace, chloe.id);
  const hal = await anAdmin("users.manage", harbor);
  await updateUser(hal, grace.userId, await anEdit(hal, grace.userId, { admin: "" }));
  await expectRefused(saveForm(grace, chloe.id, form(tick(harbor))), "otherPractices", "not yours to give");
  await saveForm(grace, chloe.id, form(tick(uptown)));
  await becomes(grace.person, { groupAdmin: false });
  await expect(
    signedIn(grace.person, downtown).then((actor) => authorize(actor, "group.manage")),
  ).rejects.toThrow("Needs group.manage");
});

import { expect, test } from "vitest";
import { choosePassword } from "@/lib/auth/choose-password";
import { because, supportOnServer } from "@/lib/auth/support";
import { standAt } from "@/lib/clock";
import { isOpened } from "@/lib/devices/opening";
import { waitingOf } from "@/lib/devices/waiting";
import { ConflictError, InvalidError, NotFoundError } from "@/lib/errors";
import { compose } from "@/lib/outbox/compose";
import { getPerson, listAdminsAt, listPeopleAt } from "@/lib/support/find-person";
import { getPractice } from "@/lib/support/find-practice";
import { adminInput } from "@/lib/support/input";
import { inviteAdmin } from "@/lib/support/invite-admin";
import { setGroupAdmin } from "@/lib/support/set-group-admin";
import { addSupportAccount, endSupportAccount } from "@/lib/support/support-accounts";
import {
  anAdmin,
  aPerson,
  aPractice,
  aSupportAccount,
  aSupporter,
  liveSessionsOf,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const NEW_PASSWORD = "three new words here";
const newEmail = () => `ruth.${crypto.randomUUID().slice(0, 8)}@brightsmiles.example`;

test("the first Admin is invited by mail, in support's name, and is trusted on the device that finishes the set-up", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const email = newEmail();
  expect(await inviteAdmin(support, practice.slug, { name: "Ruth Adler", email })).toBe("invited");
  expect(await theLogOf(practice)).toMatchObject([
    { event: "practice.created" },
    {
      event: "user.created",
      actorName: "Sofia Marsh",
      subjectName: "Ruth Adler",
      after: { Role: "Office Manager", Admin: true },
    },
  ]);
  const [mail] = await theOutboxOf(practice);
  expect(mail).toMatchObject({ kind: "invitation", recipient: email });
  const made = mail && (await compose(mail));
  expect(made?.text).toContain("Sofia Marsh");
  const token = /\/invite\/([\w-]+)/.exec(made?.text ?? "")?.[1] ?? "";
  const opened = await choosePassword(token, NEW_PASSWORD, origin);
  expect(isOpened(opened) && opened.pending).toBe(false);
});

test("whoever has not come yet is sent a new invitation, and the one before works no more", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const input = { name: "Ruth Adler", email: newEmail() };
  await inviteAdmin(support, practice.slug, input);
  expect(await inviteAdmin(support, practice.slug, input)).toBe("again");
  const mails = await theOutboxOf(practice);
  expect(mails).toHaveLength(2);
  expect(await Promise.all(mails.map(async (mail) => (await compose(mail)) !== undefined))).toEqual([
    false,
    true,
  ]);
  expect((await listAdminsAt(support, await getPractice(support, practice.slug))).length).toBe(1);
});

test("an Admin beside another takes a reason, which the one who is there reads in their mail", async () => {
  const support = await aSupporter();
  const practice = await aPractice({ name: "Downtown" });
  await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  const input = { name: "Sam Ito", email: newEmail() };
  await expect(inviteAdmin(support, practice.slug, input)).rejects.toThrow(
    "Downtown has an Admin already (Ruth Adler), who can add users.",
  );
  await inviteAdmin(because(support, "she died"), practice.slug, input);
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind === "security-changed");
  expect(told).toMatchObject([
    { about: { what: "Sam Ito was invited as an Admin. Reason: she died", changedBy: "Sofia Marsh" } },
  ]);
});

test("nobody is invited with a login that is taken, the practice's own e-mail, or to a closed practice", async () => {
  const support = await aSupporter();
  const practice = await aPractice({ email: "hello@downtown.example" });
  const chloe = await aPerson({ at: await aPractice() });
  const invite = (email: string) => inviteAdmin(support, practice.slug, { name: "Ruth Adler", email });
  await expect(invite(chloe.login?.toUpperCase() ?? "")).rejects.toThrow("already used to sign in");
  await expect(invite("Hello@Downtown.example")).rejects.toThrow("the practice's own");
  await turns(practice, { closedAt: new Date() });
  await expect(invite(newEmail())).rejects.toThrow("is closed. Reopen it first.");
  expect(await theOutboxOf(practice)).toEqual([]);
  for (const email of ["", "ruth", "ruth@", "ruth@x"])
    expect(adminInput.safeParse({ name: "Ruth", email }).success, email).toBe(false);
});

test("Group Admin is switched on for an Admin, off again, and the Admins at home are told each time", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const grace = await aPerson({ at: practice, can: ["admin"], name: "Grace Lindqvist" });
  await setGroupAdmin(because(support, "she runs all three"), grace.id, true);
  expect((await getPerson(support, grace.id)).groupAdmin).toBe(true);
  await expect(setGroupAdmin(support, grace.id, true)).rejects.toThrow(ConflictError);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "user.changed",
    before: { "Group Admin": false },
    after: { "Group Admin": true, Reason: "she runs all three" },
  });
  await setGroupAdmin(support, grace.id, false);
  await expect(setGroupAdmin(support, grace.id, false)).rejects.toThrow("no Group Admin");
  const told = (await theOutboxOf(practice)).filter(({ kind }) => kind === "security-changed");
  expect(told).toHaveLength(2);
});

test("who is no Admin anywhere is not made a Group Admin; a support account and somebody deleted are nobody here", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  await expect(setGroupAdmin(support, ben.id, true)).rejects.toThrow("Ben Okafor is not an Admin");
  const gone = await aPerson({ at: practice, status: "deleted", can: ["admin"] });
  await expect(setGroupAdmin(support, gone.id, true)).rejects.toThrow(NotFoundError);
  await expect(setGroupAdmin(support, (await aSupportAccount()).id, true)).rejects.toThrow(NotFoundError);
});

test("of people support sees name, login, role, status and the permission it looks after, and finds them by name and login alone", async () => {
  const support = await aSupporter();
  const at = await aPractice();
  const seen = await getPractice(support, at.slug);
  await aPerson({ at, name: "Nadège Lefèvre", contactEmail: "secret@home.example", extensions: "101" });
  await aPerson({ at, name: "Gone", status: "deleted" });
  const { list } = await listPeopleAt(support, seen, { q: "nadege", page: 1 });
  expect(list.map((person) => Object.keys(person).sort())).toEqual([
    ["admin", "groupAdmin", "id", "login", "name", "role", "status"],
  ]);
  const find = async (q: string) => (await listPeopleAt(support, seen, { q, page: 1 })).list.length;
  expect(await find("secret@home.example")).toBe(0);
  expect(await find(list[0]?.login ?? "")).toBe(1);
  expect(await find("")).toBe(1);
  expect(await find("100% _")).toBe(0);
});

test("a support account is made with a set-up link that trusts no device, and ends at once", async () => {
  const email = newEmail();
  const { url } = await addSupportAccount(supportOnServer("she began"), { name: "Omar Reyes", email });
  const opened = await choosePassword(url.split("/").at(-1) ?? "", NEW_PASSWORD, origin);
  if (!isOpened(opened)) throw new Error("There is no session.");
  expect(opened.pending).toBe(true);
  expect(await waitingOf(opened.token)).toMatchObject({ ofSupport: true, standing: "open" });
  await expect(addSupportAccount(supportOnServer(), { name: "X", email })).rejects.toThrow(InvalidError);
  expect(await endSupportAccount(supportOnServer("she left"), email.toUpperCase())).toBe("Omar Reyes");
  await expect(endSupportAccount(supportOnServer(), email)).rejects.toThrow(NotFoundError);
});

test("an ended support account is signed out everywhere", async () => {
  const account = await aSupportAccount();
  await sessionOf(account);
  await endSupportAccount(supportOnServer("she left"), account.login ?? "");
  expect(await liveSessionsOf(account)).toBe(0);
  await expect(aSupporter(account)).rejects.toThrow();
  standAt();
});

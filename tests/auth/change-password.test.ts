import { expect, test } from "vitest";
import { authorize } from "@/lib/auth/authorize";
import { changePassword } from "@/lib/auth/change-password";
import { readSession } from "@/lib/auth/read-session";
import { replacePassword } from "@/lib/auth/replace-password";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { staffActor } from "@/lib/auth/staff-actor";
import { NotFoundError } from "@/lib/errors";
import {
  aPerson,
  aPractice,
  at,
  aVisitor,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  signedIn,
  theLogOf,
  theOutboxOf,
  trustedOn,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const CHOSEN = "quiet lamp over river";

async function somebodySignedIn() {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  return { practice, ruth, person: authorize(await signedIn(ruth, practice), "profile.manage") };
}

test("with the current password one changes one's own; the other sessions end, this one stays, and a mail tells it", async () => {
  const { practice, ruth, person } = await somebodySignedIn();
  const elsewhere = await sessionOf(ruth);
  expect(await changePassword(person, { currentPassword: PASSWORD, newPassword: CHOSEN })).toBe(1);
  expect(await readSession(elsewhere)).toBeUndefined();
  expect(await liveSessionsOf(ruth)).toBe(1);
  expect(await signIn(ruth.login ?? "", PASSWORD, origin)).toBeUndefined();
  expect(await signIn(ruth.login ?? "", CHOSEN, origin)).toBeDefined();
  expect(await theOutboxOf(practice)).toMatchObject([{ kind: "password-changed", recipient: ruth.login }]);
  const changed = (await theLogOf(practice)).find(({ event }) => event === "password.changed");
  expect(changed).toMatchObject({ actorId: ruth.id, subjectId: ruth.id });
});

test("a wrong current password is refused at its field, counted, and changes nothing", async () => {
  const { practice, ruth, person } = await somebodySignedIn();
  at("2026-03-02 09:00");
  const wrong = { currentPassword: "not it at all", newPassword: CHOSEN };
  for (let time = 0; time < 10; time++)
    await expect(changePassword(person, wrong)).rejects.toMatchObject({ field: "currentPassword" });
  const right = { currentPassword: PASSWORD, newPassword: CHOSEN };
  await expect(changePassword(person, right)).rejects.toMatchObject({ field: "currentPassword" });
  expect(await signIn(ruth.login ?? "", PASSWORD, { ...origin, address: "10.3.0.1" })).toBeDefined();
  expect(await theOutboxOf(practice)).toEqual([]);
  at("2026-03-02 09:01");
  expect(await changePassword(person, right)).toBe(1);
});

test("guesses of others at the login don't keep its owner from changing the password", async () => {
  const { ruth, person } = await somebodySignedIn();
  at("2026-03-02 09:00");
  for (let time = 0; time < 8; time++)
    await signIn(ruth.login ?? "", "wrong", { ...origin, address: `10.2.0.${time}` });
  expect(await changePassword(person, { currentPassword: PASSWORD, newPassword: CHOSEN })).toBe(0);
});

test("the new password keeps to the rules", async () => {
  const { person } = await somebodySignedIn();
  for (const newPassword of ["short", "password1234", `${person.practice.name} is where I work`])
    await expect(changePassword(person, { currentPassword: PASSWORD, newPassword })).rejects.toMatchObject({
      field: "newPassword",
    });
});

test("who must choose a new password can do nothing before, and goes on with a fresh session", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  const [{ token: session, deviceSecret }, other] = [await trustedOn(ruth), await sessionOf(ruth)];
  await becomes(ruth, { mustChangePassword: true });
  expect(staffActor(await readSession(session, practice.slug))).toBeUndefined();
  await expect(replacePassword(session, PASSWORD, origin)).rejects.toMatchObject({ field: "newPassword" });
  const opened = letIn(await replacePassword(session, CHOSEN, { ...origin, deviceSecret }));
  expect(staffActor(await readSession(opened.token, practice.slug))).toBeDefined();
  expect(await readSession(session)).toBeUndefined();
  expect(await readSession(other)).toBeUndefined();
  expect(await theOutboxOf(practice)).toMatchObject([{ kind: "password-changed" }]);
});

test("replacing a password without the old one is only for who must", async () => {
  const ruth = await aPerson({ at: await aPractice() });
  await expect(replacePassword(await sessionOf(ruth), CHOSEN, origin)).rejects.toThrow(NotFoundError);
  await expect(replacePassword(undefined, CHOSEN, origin)).rejects.toThrow(NotFoundError);
});

test("whose account is secured while the new password is being hashed changes it no more", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  const person = authorize(await signedIn(ruth, practice), "profile.manage");
  await becomes(ruth, { mustChangePassword: true });
  const change = { currentPassword: PASSWORD, newPassword: CHOSEN };
  await expect(changePassword(person, change)).rejects.toMatchObject({ field: "currentPassword" });
  const session = await sessionOf(ruth);
  const refused = expect(replacePassword(session, CHOSEN, origin)).rejects.toThrow(NotFoundError);
  await signOut(aVisitor(), session);
  await refused;
  expect(await signIn(ruth.login ?? "", CHOSEN, origin)).toBeUndefined();
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { users } from "@/db/schema/users";
import { checkChoice, choosePassword } from "@/lib/auth/choose-password";
import { findPersonalLink } from "@/lib/auth/personal-link";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { signInByLink } from "@/lib/auth/sign-in-by-link";
import { InvalidError, NotFoundError } from "@/lib/errors";
import type { UserRow } from "@/lib/users/add-person";
import {
  aLinkFor,
  aPerson,
  aPractice,
  at,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const CHOSEN = "quiet lamp over river";

const theUser = async (person: UserRow) =>
  (await db.select().from(users).where(eq(users.id, person.id)))[0] as UserRow;

test("an invitation sets the first password, makes the person active and signs them in, once", async () => {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const ben = await aPerson({ at: practice, status: "invited", name: "Ben Okafor" });
  const token = await aLinkFor(ben, "invitation");
  const opened = letIn(await choosePassword(token, CHOSEN, origin));
  const gate = await readSession(opened.token, practice.slug);
  expect(gate).toMatchObject({ user: { status: "active" }, session: { state: "active" } });
  expect(await signIn(ben.login ?? "", CHOSEN, origin)).toBeDefined();
  await expect(choosePassword(token, "another quiet lamp", origin)).rejects.toThrow(NotFoundError);
  const log = await theLogOf(practice);
  expect(log.map(({ event }) => event)).toContain("setup.link-used");
  expect(JSON.stringify(log)).not.toContain(CHOSEN);
});

test("accepting an invitation doesn't trust the device: it waits for a decision, and without 2 Factor Authenticator it is let in untrusted", async () => {
  for (const twoFactor of [true, false]) {
    const practice = await aPractice();
    await turns(practice, { twoFactor });
    const ben = await aPerson({ at: practice, status: "invited" });
    const opened = letIn(await choosePassword(await aLinkFor(ben, "invitation"), CHOSEN, origin));
    expect(opened.pending).toBe(twoFactor);
    const [pair] = await db.select().from(deviceUsers).where(eq(deviceUsers.deviceId, opened.deviceId));
    expect(pair?.trustedAt ?? null).toBeNull();
  }
});

test("of two who use one link at the same moment, one gets in", async () => {
  const ben = await aPerson({ at: await aPractice(), status: "invited" });
  const token = await aLinkFor(ben, "invitation");
  const both = await Promise.allSettled([
    choosePassword(token, CHOSEN, origin),
    choosePassword(token, "pale moon above hill", origin),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await liveSessionsOf(ben)).toBe(1);
});

test("a link opened by a mail scanner stays as it was", async () => {
  const ben = await aPerson({ at: await aPractice(), status: "invited" });
  const token = await aLinkFor(ben, "invitation");
  for (let time = 0; time < 3; time++) expect(await findPersonalLink(token, "invitation")).toBeDefined();
  await checkChoice(token, CHOSEN);
  expect((await theUser(ben)).status).toBe("invited");
  expect(await liveSessionsOf(ben)).toBe(0);
});

test("tampered, truncated, invented, expired and replaced links are all not found", async () => {
  const ben = await aPerson({ at: await aPractice(), status: "invited" });
  at("2026-03-02 09:00");
  const replaced = await aLinkFor(ben, "invitation");
  const token = await aLinkFor(ben, "invitation");
  const swapped = `${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`;
  for (const bad of [replaced, swapped, token.slice(0, -4), `${token}x`, "", "\0", "x".repeat(5000)])
    await expect(choosePassword(bad, CHOSEN, origin)).rejects.toThrow(NotFoundError);
  at("2026-03-09 09:01");
  await expect(choosePassword(token, CHOSEN, origin)).rejects.toThrow(NotFoundError);
  expect((await theUser(ben)).passwordChangedAt).toBeNull();
});

test("a password that breaks a rule is refused with its reason, and the link still works", async () => {
  const practice = await aPractice({ name: "Downtown Dental" });
  const ben = await aPerson({
    at: practice,
    status: "invited",
    loginKind: "username",
    login: `ben.${practice.slug}`,
  });
  const token = await aLinkFor(ben, "setup");
  for (const bad of ["short", `my ${ben.login} key`, "downtown dental 1", "password1234", "a".repeat(257)]) {
    await expect(choosePassword(token, bad, origin)).rejects.toThrow(InvalidError);
    await expect(checkChoice(token, bad)).rejects.toMatchObject({ field: "newPassword" });
  }
  await choosePassword(token, CHOSEN, origin);
});

test("a reset ends every session of that user, leaves the device untrusted, and tells the owner by mail", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, contactEmail: "ruth.private@x.example" });
  const [one, two] = [await sessionOf(ruth), await sessionOf(ruth)];
  const opened = letIn(await choosePassword(await aLinkFor(ruth, "reset"), CHOSEN, origin));
  expect(await readSession(one)).toBeUndefined();
  expect(await readSession(two)).toBeUndefined();
  expect((await readSession(opened.token))?.session.state).toBe("pending");
  const mails = await theOutboxOf(practice);
  expect(mails).toMatchObject([{ kind: "password-changed", recipient: "ruth.private@x.example" }]);
  const [pair] = await db.select().from(deviceUsers).where(eq(deviceUsers.deviceId, opened.deviceId));
  expect(pair?.trustedAt ?? null).toBeNull();
  expect(await signIn(ruth.login ?? "", PASSWORD, origin)).toBeUndefined();
  expect((await theLogOf(practice)).map(({ event }) => event)).toContain("password.reset");
});

test("a reset link works for 30 minutes", async () => {
  const ruth = await aPerson({ at: await aPractice() });
  at("2026-03-02 09:00");
  const token = await aLinkFor(ruth, "reset");
  at("2026-03-02 09:29");
  expect(await findPersonalLink(token, "reset")).toBeDefined();
  at("2026-03-02 09:31");
  await expect(choosePassword(token, CHOSEN, origin)).rejects.toThrow(NotFoundError);
});

test("choosing a password by one link ends the others of that person", async () => {
  const ruth = await aPerson({ at: await aPractice() });
  const [setup, reset] = [await aLinkFor(ruth, "setup"), await aLinkFor(ruth, "reset")];
  await choosePassword(reset, CHOSEN, origin);
  await expect(choosePassword(setup, "pale moon above hill", origin)).rejects.toThrow(NotFoundError);
});

test("whoever was deactivated or deleted meanwhile gets in by no link", async () => {
  for (const status of ["deactivated", "deleted"] as const) {
    const ruth = await aPerson({ at: await aPractice() });
    const tokens = [
      await aLinkFor(ruth, "invitation"),
      await aLinkFor(ruth, "setup"),
      await aLinkFor(ruth, "reset"),
    ];
    const signInToken = await aLinkFor(ruth, "sign-in");
    await becomes(ruth, { status });
    for (const token of tokens)
      await expect(choosePassword(token, CHOSEN, origin)).rejects.toThrow(NotFoundError);
    await expect(signInByLink(signInToken, origin)).rejects.toThrow(NotFoundError);
    expect(await liveSessionsOf(ruth)).toBe(0);
  }
});

test("a link of one kind doesn't pass for another", async () => {
  const ruth = await aPerson({ at: await aPractice() });
  await expect(choosePassword(await aLinkFor(ruth, "sign-in"), CHOSEN, origin)).rejects.toThrow(
    NotFoundError,
  );
  await expect(signInByLink(await aLinkFor(ruth, "reset"), origin)).rejects.toThrow(NotFoundError);
  await expect(choosePassword(await aLinkFor(null, "first-run"), CHOSEN, origin)).rejects.toThrow(
    NotFoundError,
  );
});

test("a sign-in link signs in once, on a device of its own that is trusted", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  const planted = letIn(await signIn(ruth.login ?? "", PASSWORD, origin));
  const token = await aLinkFor(ruth, "sign-in");
  const opened = await signInByLink(token, { ...origin, deviceSecret: planted?.deviceSecret });
  expect(await readSession(opened.token, practice.slug)).toBeDefined();
  expect(opened.deviceSecret).not.toBe(planted?.deviceSecret);
  const [pair] = await db.select().from(deviceUsers).where(eq(deviceUsers.deviceId, opened.deviceId));
  expect(pair?.trustedAt).not.toBeNull();
  await expect(signInByLink(token, origin)).rejects.toThrow(NotFoundError);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { choosePassword } from "@/lib/auth/choose-password";
import { findLink } from "@/lib/auth/links";
import { NotFoundError } from "@/lib/errors";
import { consequencesOf } from "@/lib/users/consequences";
import { createUser } from "@/lib/users/create-user";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { sendPasswordLink } from "@/lib/users/send-password-link";
import { signOutEverywhere } from "@/lib/users/sign-out-everywhere";
import {
  alsoAt,
  anAdmin,
  aPerson,
  aPractice,
  letIn,
  liveSessionsOf,
  sessionOf,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";
import { anInput } from "./user-input";

async function aWorld() {
  const practice = await aPractice();
  return { practice, admin: await anAdmin("users.manage", practice, { name: "Ruth Adler" }) };
}

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const tokenOf = (link?: { url: string }) => link?.url.split("/").at(-1) ?? "";

test("an invitation is sent again by mail, and the one before stops working", async () => {
  const { practice, admin } = await aWorld();
  const email = `ben@${practice.slug}.example`;
  const { userId } = await createUser(
    admin,
    await anInput(practice, { loginKind: "email", username: "", email }),
  );
  const { follows, link } = await resendInvitation(admin, userId);
  expect(follows).toEqual([`A new invitation is on its way to ${email}. The one before no longer works.`]);
  expect(link).toBeUndefined();
  expect((await theOutboxOf(practice)).map(({ kind }) => kind)).toEqual(["invitation", "invitation"]);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "user.invited", subjectId: userId });
});

test("without e-mail a new setup link is given, and the one before stops working", async () => {
  const { practice, admin } = await aWorld();
  const { userId, link: first } = await createUser(admin, await anInput(practice));
  const { link: second } = await resendInvitation(admin, userId);
  expect(await findLink(tokenOf(first), "setup")).toBeUndefined();
  expect(await findLink(tokenOf(second), "setup")).toMatchObject({ userId });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "user.setup-link-made",
    before: null,
    after: null,
  });
});

test("whoever has a password needs no invitation", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  await expect(resendInvitation(admin, ben.id)).rejects.toThrow(
    "Ben has chosen a password already. There is nothing to send again.",
  );
  await expect(consequencesOf(admin, "resend", ben.id)).rejects.toThrow(NotFoundError);
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("whoever forgot their password is mailed a link by an Admin, who never sees it", async () => {
  const { practice, admin } = await aWorld();
  const chloe = await aPerson({ at: practice, name: "Chloe", login: `${crypto.randomUUID()}@a.example` });
  const { follows, link } = await sendPasswordLink(admin, chloe.id);
  expect(link).toBeUndefined();
  expect(follows).toEqual([
    `A link to choose a new password is on its way to ${chloe.login}. It works for 30 minutes.`,
  ]);
  expect((await theOutboxOf(practice)).map(({ kind }) => kind)).toEqual(["password-reset"]);
  const noted = (await theLogOf(practice)).at(-1);
  expect(noted).toMatchObject({ event: "password.reset-requested", subjectId: chloe.id });
  expect(JSON.stringify(noted)).not.toContain(chloe.login);
});

test("without e-mail they are handed a setup link, by which a new password is chosen, sessions end and no device is trusted", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({
    at: practice,
    name: "Ben",
    loginKind: "username",
    login: `ben.${crypto.randomUUID()}`,
  });
  await sessionOf(ben);
  const { link: first } = await sendPasswordLink(admin, ben.id);
  const { link } = await sendPasswordLink(admin, ben.id);
  expect(await findLink(tokenOf(first), "setup")).toBeUndefined();
  expect(await theOutboxOf(practice)).toEqual([]);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "user.setup-link-made", after: null });
  const opening = letIn(await choosePassword(tokenOf(link), "a whole new sentence", origin));
  expect(opening.pending).toBe(true);
  const [after] = await db.select().from(users).where(eq(users.id, ben.id));
  expect(after).toMatchObject({ status: "active", passwordResetAt: expect.any(Date) });
  expect(await findLink(tokenOf(link), "setup")).toBeUndefined();
  expect(await liveSessionsOf(ben)).toBe(1);
});

test("a password link is for who has a login and a password, at their home practice, and not for oneself", async () => {
  const { practice, admin } = await aWorld();
  const refused = async (id: string) =>
    sendPasswordLink(admin, id).then(
      () => "sent",
      (error: Error) => error.message,
    );
  const profile = await aPerson({ at: practice, name: "Walt", loginKind: "none", login: null });
  const invited = await aPerson({ at: practice, name: "Ivy", status: "invited" });
  const harbor = await aPractice({ groupId: practice.groupId, name: "Harbor" });
  const guest = await aPerson({ at: harbor, name: "Gus" });
  await alsoAt(guest, practice);
  expect(await refused(profile.id)).toBe("Walt has no login.");
  expect(await refused(invited.id)).toBe("Ivy has chosen no password yet. Resend the invitation instead.");
  expect(await refused(guest.id)).toBe("Only an Admin of Harbor, Gus's home practice, can do this.");
  expect(await refused(admin.userId)).toBe("You change your own password on your profile.");
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("signing somebody out everywhere ends each of their sessions and nobody else's", async () => {
  const { practice, admin } = await aWorld();
  const ben = await aPerson({ at: practice, name: "Ben" });
  const lee = await aPerson({ at: practice });
  for (const person of [ben, ben, lee]) await sessionOf(person);
  const { follows } = await signOutEverywhere(admin, ben.id);
  expect(follows).toEqual(["Ben was signed out of 2 sessions."]);
  expect(await liveSessionsOf(ben)).toBe(0);
  expect(await liveSessionsOf(lee)).toBe(1);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "user.signed-out-everywhere",
    after: { Sessions: 2 },
  });
});

test("somebody of another practice can't be invited or signed out", async () => {
  const { admin } = await aWorld();
  const stranger = await aPerson({ at: await aPractice() });
  await sessionOf(stranger);
  await expect(signOutEverywhere(admin, stranger.id)).rejects.toThrow(NotFoundError);
  await expect(resendInvitation(admin, stranger.id)).rejects.toThrow(NotFoundError);
  expect(await liveSessionsOf(stranger)).toBe(1);
});

import { expect, test } from "vitest";
import { findLink } from "@/lib/auth/links";
import { NotFoundError } from "@/lib/errors";
import { consequencesOf } from "@/lib/users/consequences";
import { createUser } from "@/lib/users/create-user";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { signOutEverywhere } from "@/lib/users/sign-out-everywhere";
import {
  anAdmin,
  aPerson,
  aPractice,
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

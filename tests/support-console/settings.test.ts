import { expect, test } from "vitest";
import { may } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { ConflictError, InvalidError } from "@/lib/errors";
import { getPractice } from "@/lib/support/find-practice";
import { setFeatures, withheldVersion } from "@/lib/support/set-features";
import { listSigningRoles, setSigningRoles, signingVersion } from "@/lib/support/signing-roles";
import { aPerson, aPractice, aSupporter, sessionOf, theLogOf, theRole } from "@/tests/support/world";

test("support opens signing to a role: whoever has it and the permission can sign from the next request on", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const ben = await aPerson({ at: practice, role: "hygienist", can: ["canSignForms"] });
  const session = await sessionOf(ben);
  const signs = async () => {
    const actor = staffActor(await readSession(session, practice.slug));
    return actor !== undefined && may(actor, "forms.sign");
  };
  expect(await signs()).toBe(false);
  const [doctor, hygienist] = [await theRole(practice, "doctor"), await theRole(practice, "hygienist")];
  expect(await setSigningRoles(support, practice.slug, { roles: [doctor, hygienist] })).toEqual({
    gained: 1,
    lost: 0,
  });
  expect(await signs()).toBe(true);
  expect((await theLogOf(practice)).filter(({ event }) => event === "practice.changed")).toMatchObject([
    {
      before: { "Roles that may sign": ["Doctor"] },
      after: { "Roles that may sign": ["Doctor", "Hygienist"] },
    },
  ]);
  expect(await setSigningRoles(support, practice.slug, { roles: [] })).toEqual({ gained: 0, lost: 1 });
  expect(await setSigningRoles(support, practice.slug, { roles: [] })).toBeUndefined();
  expect(await signs()).toBe(false);
});

test("another practice's role is none of the list, and what changed meanwhile is not overwritten", async () => {
  const support = await aSupporter();
  const [practice, other] = [await aPractice(), await aPractice()];
  const foreign = await theRole(other, "hygienist");
  await expect(setSigningRoles(support, practice.slug, { roles: [foreign] })).rejects.toThrow(InvalidError);
  const seen = signingVersion(await listSigningRoles(support, practice));
  const hygienist = await theRole(practice, "hygienist");
  await setSigningRoles(support, practice.slug, { roles: [hygienist], seen });
  await expect(setSigningRoles(support, practice.slug, { roles: [], seen })).rejects.toThrow(ConflictError);
});

test("a withheld feature ends at the next request, and is back when support opens it; what the practice switched off stays off", async () => {
  const support = await aSupporter();
  const practice = await aPractice();
  const chloe = await aPerson({ at: practice, can: ["chatUser"] });
  const session = await sessionOf(chloe);
  const chats = async () => {
    const actor = staffActor(await readSession(session, practice.slug));
    return actor !== undefined && may(actor, "chat.use");
  };
  expect(await chats()).toBe(true);
  const seen = withheldVersion(await getPractice(support, practice.slug));
  expect(await setFeatures(support, practice.slug, { withheld: ["chat", "forms"], seen })).toBe(true);
  expect(await chats()).toBe(false);
  expect(await setFeatures(support, practice.slug, { withheld: ["forms", "chat"] })).toBe(false);
  await expect(setFeatures(support, practice.slug, { withheld: [], seen })).rejects.toThrow(ConflictError);
  expect((await theLogOf(practice)).filter(({ event }) => event === "practice.changed")).toMatchObject([
    { before: { "Features withheld": ["none"] }, after: { "Features withheld": ["Forms", "Chat"] } },
  ]);
  expect(await setFeatures(support, practice.slug, { withheld: [] })).toBe(true);
  expect(await chats()).toBe(true);
});

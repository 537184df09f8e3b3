import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { outbox } from "@/db/schema/outbox";
import { users } from "@/db/schema/users";
import { authorize } from "@/lib/auth/authorize";
import { changePassword } from "@/lib/auth/change-password";
import { requestReset } from "@/lib/auth/request-reset";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { makeRecoveryCodes } from "@/lib/devices/make-recovery-codes";
import { useRecoveryCode as spendCode } from "@/lib/devices/use-recovery-code";
import { compose } from "@/lib/outbox/compose";
import { createUser } from "@/lib/users/create-user";
import { resendInvitation } from "@/lib/users/resend-invitation";
import { updateUser } from "@/lib/users/update-user";
import { aBrowser, signsIn, theNumberOf, theRequestOf } from "@/tests/devices/new-device";
import { aPerson, aVisitor, PASSWORD, signedIn } from "@/tests/support/world";
import { anEdit, anInput } from "@/tests/users/user-input";
import { INNER, SECRET, twoHouses } from "./two-houses";

let world: Awaited<ReturnType<typeof everyMail>>;

beforeAll(async () => {
  world = await everyMail();
});

/** Everything that sends a mail, done once in the house: to its own people, and to the one who works at the neighbour's too. */
async function everyMail() {
  const houses = await twoHouses();
  const { here, insider, ids } = houses;
  const manager = authorize(insider, "users.manage");
  const rules = authorize(insider, "practice.manage");
  const decider = authorize(insider, "logins.decide");
  const invited = await createUser(
    manager,
    await anInput(here, { loginKind: "email", email: `new.${here.slug}@staff.example`, username: "" }),
  );
  await resendInvitation(manager, invited.userId);
  const ben = await aPerson({ at: here, name: `${SECRET} Ben` });
  for (const person of [ben, { id: ids.bridge, login: await loginOf(ids.bridge) }]) {
    await requestReset(aVisitor(), person.login ?? "");
    await signsIn(person as typeof ben, aBrowser({ address: "192.0.2.40" }));
    const first = await theRequestOf(person);
    await approveLogin(decider, first.id, { number: await theNumberOf(person), absent: false, password: "" });
    await signsIn(person as typeof ben, aBrowser({ address: "192.0.2.41" }));
    await declineLogin(decider, (await theRequestOf(person)).id, true);
    await updateUser(
      manager,
      person.id,
      await anEdit(manager, person.id, {
        email: `other.${person.id.slice(-6)}@staff.example`,
        contactEmail: `contact.${person.id.slice(-6)}@staff.example`,
      }),
    );
  }
  const chloe = await aPerson({ at: here, name: `${SECRET} Chloe` });
  await changePassword(authorize(await signedIn(chloe, here), "profile.manage"), {
    currentPassword: PASSWORD,
    newPassword: "three new words here",
  });
  await changeDeviceRules(rules, { ...(await getDeviceRules(rules)), trustDays: 30 });
  const [code = ""] = await makeRecoveryCodes(rules);
  const dan = await aPerson({ at: here, name: `${SECRET} Dan` });
  const waiting = await signsIn(dan, aBrowser({ address: "192.0.2.42" }));
  const there = aBrowser({ address: "192.0.2.42", deviceSecret: waiting.deviceSecret });
  await spendCode(waiting.token, { code, password: PASSWORD }, there);
  return houses;
}

test("No mail about a practice goes to anybody but its own people and the person it is about", async () => {
  const { here, neighbour, foreigner } = world;
  const mails = await db.select().from(outbox).where(eq(outbox.practiceId, here.id));
  expect(new Set(mails.map(({ kind }) => kind)).size).toBeGreaterThan(7);
  const known = await addressesAt(here.id);
  const formerly = mails.flatMap(({ about }) => [about["formerLogin"] ?? "", about["login"] ?? ""]);
  for (const { kind, recipient } of mails)
    expect([...known, ...formerly], `${kind} to ${recipient}`).toContain(recipient);
  for (const { person } of [neighbour, foreigner])
    expect(mails.map(({ recipient }) => recipient)).not.toContain(person.login);
});

test("And no mail to a stranger says anything of the house", async () => {
  const { here, neighbour, foreigner } = world;
  const mails = await db.select().from(outbox);
  const theirs = mails.filter(({ recipient }) =>
    [neighbour.person.login, foreigner.person.login].includes(recipient),
  );
  for (const mail of theirs) {
    const text = JSON.stringify(await compose(mail));
    for (const secret of [SECRET, INNER, here.name]) expect(text, mail.kind).not.toContain(secret);
  }
});

async function addressesAt(practiceId: string): Promise<string[]> {
  const rows = await db
    .select({ login: users.login, contact: users.contactEmail })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.practiceId, practiceId), isNull(memberships.endedAt)));
  return rows.flatMap(({ login, contact }) => [login ?? "", contact ?? ""]);
}

async function loginOf(userId: string): Promise<string | null> {
  const [user] = await db.select({ login: users.login }).from(users).where(eq(users.id, userId));
  return user?.login ?? null;
}

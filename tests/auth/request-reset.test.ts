import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { links } from "@/db/schema/links";
import { outbox } from "@/db/schema/outbox";
import { choosePassword } from "@/lib/auth/choose-password";
import { addressOfLink } from "@/lib/auth/links";
import { readSession } from "@/lib/auth/read-session";
import { requestReset } from "@/lib/auth/request-reset";
import { now } from "@/lib/clock";
import {
  aPerson,
  aPractice,
  at,
  aVisitor,
  becomes,
  sessionOf,
  theLogOf,
  theOutboxOf,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
let network = 0;
const somebody = () => aVisitor(`10.1.0.${++network}`);

test("an active person gets one mail with a link that resets the password", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  await requestReset(somebody(), ` ${ruth.login?.toUpperCase()} `);
  const [mail, ...more] = await theOutboxOf(practice);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ kind: "password-reset", recipient: ruth.login, about: { userId: ruth.id } });
  const address = await addressOfLink(mail?.about["linkId"] ?? "");
  expect(address?.url).toMatch(/^http:\/\/chairside\.test\/reset\//);
  await choosePassword(address?.url.split("/").at(-1) ?? "", "quiet lamp over river", origin);
});

test("the mail goes to the contact e-mail where there is one", async () => {
  const practice = await aPractice();
  const ben = await aPerson({
    at: practice,
    loginKind: "username",
    login: "ben.okafor",
    contactEmail: "ben@x.example",
  });
  await requestReset(somebody(), "ben.okafor");
  expect(await theOutboxOf(practice)).toMatchObject([{ recipient: "ben@x.example" }]);
  const log = await theLogOf(practice);
  expect(log.at(-1)).toMatchObject({
    event: "password.reset-requested",
    subjectId: ben.id,
    after: { "Sent to": "b…@x.example" },
  });
});

test("asking changes nothing for the person: sessions and password stay", async () => {
  const ruth = await aPerson({ at: await aPractice() });
  const session = await sessionOf(ruth);
  await requestReset(somebody(), ruth.login ?? "");
  expect(await readSession(session)).toBeDefined();
});

test("nobody unknown, invited, deactivated, deleted, ended or without an address gets a mail", async () => {
  const practice = await aPractice();
  const before = await db.select().from(outbox);
  await requestReset(somebody(), "nobody@nowhere.example");
  await requestReset(somebody(), "\0\uD800");
  for (const status of ["invited", "deactivated", "deleted", "erased"] as const) {
    const person = await aPerson({ at: practice, status });
    await requestReset(somebody(), person.login ?? "");
  }
  const ended = await aPerson({ at: practice });
  await becomes(ended, { accessEndsAt: now() });
  await requestReset(somebody(), ended.login ?? "");
  const nameOnly = await aPerson({ at: practice, loginKind: "username", login: "no.address" });
  await requestReset(somebody(), "no.address");
  expect(await db.select().from(outbox)).toHaveLength(before.length);
  expect(await db.select().from(links).where(eq(links.userId, nameOnly.id))).toEqual([]);
});

test("an account gets at most three such mails an hour, and an address may ask at most twenty times", async () => {
  const practice = await aPractice();
  at("2026-03-02 09:00");
  const ruth = await aPerson({ at: practice });
  for (let time = 0; time < 6; time++) await requestReset(somebody(), ruth.login ?? "");
  expect(await theOutboxOf(practice)).toHaveLength(3);
  at("2026-03-02 10:01");
  await requestReset(somebody(), ruth.login ?? "");
  expect(await theOutboxOf(practice)).toHaveLength(4);
  const one = aVisitor("198.51.100.200");
  for (let time = 0; time < 20; time++) await requestReset(one, `person-${time}@nowhere.example`);
  const sam = await aPerson({ at: practice });
  await requestReset(one, sam.login ?? "");
  expect(await theOutboxOf(practice)).toHaveLength(4);
});

test("a newer link takes the place of the one before", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  await requestReset(somebody(), ruth.login ?? "");
  await requestReset(somebody(), ruth.login ?? "");
  const [older, newer] = await theOutboxOf(practice);
  expect(await addressOfLink(older?.about["linkId"] ?? "")).toBeUndefined();
  expect(await addressOfLink(newer?.about["linkId"] ?? "")).toBeDefined();
});

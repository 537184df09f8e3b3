import { expect, test } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { supportOnServer } from "@/lib/auth/support";
import { waitingOf } from "@/lib/devices/waiting";
import { getPractice } from "@/lib/support/find-practice";
import { listSigningRoles } from "@/lib/support/signing-roles";
import { endOf, runScript } from "@/tests/support/run-script";
import {
  aPerson,
  aPractice,
  aSupportAccount,
  letIn,
  PASSWORD,
  theLogOf,
  theOutboxOf,
  theRowOf,
} from "@/tests/support/world";

const WHY = ["--reason", "a new customer"];
const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };

test("from an empty server to a practice with its first Admin: a group, a practice, an invitation", async () => {
  const name = `Lakeside ${crypto.randomUUID().slice(0, 6)}`;
  const slug = `lake-${crypto.randomUUID().slice(0, 8)}`;
  expect(await support("create-group", name, ...WHY)).toMatchObject({
    code: 0,
    printed: expect.stringContaining(`${name} was created.`),
  });
  const given = ["--group", name, "--name", "Lakeside", "--time-zone", "America/Chicago"];
  expect(await support("create-practice", slug, ...given, ...WHY)).toMatchObject({
    code: 0,
    printed: `Lakeside was created at /${slug}. Invite its first Admin: invite-admin ${slug}\n`,
  });
  const email = `omar.${slug}@lakeside.example`;
  expect(
    await support("invite-admin", slug, "--name", "Omar Haddad", "--email", email, ...WHY),
  ).toMatchObject({
    code: 0,
    printed: expect.stringContaining(`an invitation is on its way to ${email}`),
  });
  const practice = await getPractice(supportOnServer(), slug);
  const log = await theLogOf(await theRowOf(practice));
  expect(log.map(({ event, actorName }) => [event, actorName])).toEqual([
    ["practice.created", "Chairside support (command line)"],
    ["user.created", "Chairside support (command line)"],
  ]);
  expect(log.every(({ after }) => after?.["Reason"] === "a new customer")).toBe(true);
  expect(await theOutboxOf(await theRowOf(practice))).toMatchObject([
    { kind: "invitation", recipient: email },
  ]);
  expect(await support("practices", name)).toMatchObject({
    printed: `${slug}  Lakeside, ${name}, 1 person\n`,
  });
});

test("closing without a reason says what would follow and changes nothing; with one it closes, and reopens", async () => {
  const practice = await aPractice({ name: "Downtown" });
  await aPerson({ at: practice });
  const asked = await support("close-practice", practice.slug);
  expect(asked).toMatchObject({ code: 0, printed: expect.stringContaining("Nothing was changed.") });
  expect(asked.printed).toContain("1 person has no other practice");
  expect((await theRowOf(practice)).closedAt).toBeNull();
  expect(await support("close-practice", practice.slug, ...WHY)).toMatchObject({ code: 0 });
  expect(await support("reopen-practice", practice.slug, ...WHY)).toMatchObject({ code: 0 });
  expect((await theRowOf(practice)).closedAt).toBeNull();
});

test("Group Admin, signing roles and features are set and shown", async () => {
  const practice = await aPractice();
  const grace = await aPerson({ at: practice, can: ["admin"], name: "Grace Lindqvist" });
  expect(await support("group-admin", grace.login ?? "", "on", ...WHY)).toMatchObject({
    printed: "Grace Lindqvist is a Group Admin now.\n",
  });
  expect(await support("signing-roles", practice.slug, "--roles", "doctor,Hygienist", ...WHY)).toMatchObject({
    code: 0,
  });
  expect(await support("features", practice.slug, "--withhold", "chat", ...WHY)).toMatchObject({ code: 0 });
  expect((await support("features", practice.slug)).printed).toContain("withheld  Chat (chat)");
  expect((await theRowOf(practice)).featuresWithheld).toEqual(["chat"]);
  const roles = await listSigningRoles(supportOnServer(), practice);
  expect(roles.filter(({ maySign }) => maySign).map(({ key }) => key)).toEqual(["doctor", "hygienist"]);
});

test("a support account is made here, and its device approved here by its login", async () => {
  const email = `omar.${crypto.randomUUID().slice(0, 8)}@chairside.example`;
  const made = await support("add-support", email, "--name", "Omar Reyes", ...WHY);
  expect(made).toMatchObject({ code: 0, printed: expect.stringMatching(/: http\S+\/setup\/\S+\n/) });
  const account = await aSupportAccount("Sofia Marsh");
  const opened = letIn(await signIn(account.login ?? "", PASSWORD, origin));
  expect(await support("approve", account.login ?? "", ...WHY)).toMatchObject({ code: 0 });
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "approved" });
});

test("what is unknown is said in a line, and what isn't understood with the usage", async () => {
  const practice = await aPractice();
  const unknown: [string[], string][] = [
    [["rename-group", "No such group", "X", ...WHY], "There is no group “No such group”.\n"],
    [["signing-roles", practice.slug, "--roles", "pilot", ...WHY], `${practice.name} has no role “pilot”.\n`],
  ];
  for (const [given, complained] of unknown)
    expect(await support(...given)).toMatchObject({ code: 1, complained });
  const strange = [
    ["group-admin", "x", "maybe"],
    ["groups", "--email", "x"],
  ];
  for (const given of strange)
    expect(await support(...given, ...WHY)).toMatchObject({
      code: 2,
      complained: expect.stringContaining("Usage:"),
    });
});

test("what is understood and yet not possible is said in its sentence alone", async () => {
  const practice = await aPractice({ name: "Downtown" });
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  const { groupId, slug } = await theRowOf(practice);
  const given = ["--group", groupId, "--name", "Downtown", "--time-zone", "America/Chicago"];
  const refused: [string[], RegExp][] = [
    [["close-group", groupId], /^Close its practices first: .*Downtown.*\n$/],
    [["create-practice", slug, ...given], /has this address\. Choose another one\.\n$/],
    [["group-admin", ben.login ?? "", "on"], /^Ben Okafor .+\n$/],
  ];
  for (const [words, sentence] of refused)
    expect(await support(...words, ...WHY)).toMatchObject({
      code: 1,
      complained: expect.stringMatching(sentence),
    });
  expect(await support("close-practice", slug, ...WHY)).toMatchObject({ code: 0 });
  const omar = ["--name", "Omar Haddad", "--email", `omar.${slug}@x.example`];
  expect(await support("invite-admin", slug, ...omar, ...WHY)).toMatchObject({
    code: 1,
    complained: "Downtown is closed. Reopen it first.\n",
  });
});

test("a login request is declined and its account secured, by the person's login", async () => {
  const practice = await aPractice();
  const ben = await aPerson({ at: practice, name: "Ben Okafor" });
  const opened = letIn(await signIn(ben.login ?? "", PASSWORD, origin));
  const secure = ["decline", ben.login ?? "", "--secure"];
  expect(await support(...secure)).toMatchObject({
    code: 2,
    complained: expect.stringMatching(/^Say why, for the practice's log\..+Usage:/s),
  });
  expect(await support(...secure, ...WHY)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/^Declined, and the account secured/),
  });
  expect(await waitingOf(opened.token)).toMatchObject({ standing: "declined" });
  expect((await theLogOf(practice)).map(({ event }) => event)).toContain("user.secured");
  expect(await support("approve", "x", "--secure", ...WHY)).toMatchObject({
    code: 2,
    complained: expect.stringContaining("Unknown: --secure of approve"),
  });
});

function support(...given: string[]) {
  return endOf(runScript("bin/support.ts", given));
}

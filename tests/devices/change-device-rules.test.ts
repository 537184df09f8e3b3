import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { authorize } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { deviceRulesInput } from "@/lib/devices/device-rules-input";
import { waitingOf } from "@/lib/devices/waiting";
import { StaleError } from "@/lib/errors";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { alsoAt, anAdmin, aPerson, aPractice, theLogOf, theOutboxOf, turns } from "@/tests/support/world";
import { aBrowser, deciding, signsIn, somebodyWaiting, theRequestOf } from "./new-device";

const USUAL = { twoFactor: true, numberRule: "unless_absent" as const, trustDays: 90 };
const OFF = { ...USUAL, twoFactor: false };

async function change(admin: Awaited<ReturnType<typeof anAdmin<"practice.manage">>>, rules: typeof USUAL) {
  const { version } = await getDeviceRules(admin);
  return changeDeviceRules(admin, { ...rules, version });
}

async function pairOf(person: { id: string }, deviceId: string) {
  const [pair] = await db
    .select()
    .from(deviceUsers)
    .where(and(eq(deviceUsers.userId, person.id), eq(deviceUsers.deviceId, deviceId)));
  return pair;
}

async function turnedOff(practice: PracticeRow) {
  await turns(practice, { twoFactor: false });
  return anAdmin("practice.manage", practice, { name: "Ruth Adler" });
}

test("2 Factor Authenticator is on from the beginning", async () => {
  const admin = await anAdmin("practice.manage", await aPractice());
  expect(await getDeviceRules(admin)).toMatchObject(USUAL);
});

test("a change is written down with before and after, and mailed to every Admin with an address", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice, {
    name: "Ruth Adler",
    login: `ruth@${practice.slug}.example`,
  });
  const sam = await aPerson({ at: practice, can: ["admin"] });
  await aPerson({ at: practice, can: ["admin"], loginKind: "username", login: `ben.${practice.slug}` });
  await aPerson({ at: practice, can: ["admin"], status: "deactivated" });
  await aPerson({ at: practice });
  await changeDeviceRules(admin, {
    twoFactor: false,
    numberRule: "never",
    trustDays: 30,
    version: (await getDeviceRules(admin)).version,
  });
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "security.changed",
    before: {
      "2 Factor Authenticator": true,
      "Number on their screen": "unless they are absent",
      "Approve again after": "90 days",
    },
    after: {
      "2 Factor Authenticator": false,
      "Number on their screen": "never",
      "Approve again after": "30 days",
    },
  });
  const mails = (await theOutboxOf(practice)).filter(({ kind }) => kind === "security-changed");
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual(
    [`ruth@${practice.slug}.example`, sam.login].sort(),
  );
  expect(mails[0]?.about["what"]?.split("\n")).toHaveLength(3);
});

test("what was not changed leaves no line and no mail", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const before = await theLogOf(practice);
  expect(await change(admin, USUAL)).toBeUndefined();
  expect(await theLogOf(practice)).toEqual(before);
  expect(await theOutboxOf(practice)).toEqual([]);
});

test("turning it on trusts the devices in use now, at every practice's people, and no others", async () => {
  const practice = await aPractice();
  const admin = await turnedOff(practice);
  const elsewhere = await aPractice({ groupId: practice.groupId });
  await turns(elsewhere, { twoFactor: false });
  const chloe = await aPerson({ at: practice });
  const ada = await aPerson({ at: elsewhere });
  await alsoAt(ada, practice);
  const stranger = await aPerson({ at: elsewhere });
  const [hers, adas, theirs] = [
    await signsIn(chloe, aBrowser()),
    await signsIn(ada, aBrowser()),
    await signsIn(stranger, aBrowser()),
  ];
  expect(hers.pending).toBe(false);
  expect(await change(admin, USUAL)).toEqual({ trusted: 2, withdrawn: 0 });
  expect(await pairOf(chloe, hers.deviceId)).toMatchObject({
    trustedBy: "2 Factor Authenticator was turned on",
  });
  expect((await pairOf(ada, adas.deviceId))?.trustedAt).not.toBeNull();
  expect((await pairOf(stranger, theirs.deviceId))?.trustedAt).toBeNull();
  expect(await readSession(hers.token)).toBeDefined();
  expect((await signsIn(chloe, aBrowser({ deviceSecret: hers.deviceSecret }))).pending).toBe(false);
  expect((await signsIn(chloe, aBrowser())).pending).toBe(true);
});

test("turning it off withdraws what waits for nothing any more, and keeps the list of devices", async () => {
  const { practice, ruth, chloe, waiting } = await somebodyWaiting();
  const admin = authorize(await deciding(ruth, practice), "practice.manage");
  expect(await change(admin, OFF)).toEqual({ trusted: 0, withdrawn: 1 });
  expect(await theRequestOf(chloe)).toMatchObject({
    state: "withdrawn",
    decidedHow: "2 Factor Authenticator was turned off",
  });
  expect((await waitingOf(waiting.token))?.standing).toBe("withdrawn");
  expect(await readSession(waiting.token)).toBeUndefined();
  expect((await pairOf(ruth, admin.deviceId))?.trustedAt).not.toBeNull();
  expect((await signsIn(chloe, aBrowser())).pending).toBe(false);
});

test("somebody who needs approval at another practice of theirs goes on waiting", async () => {
  const { practice, ruth, chloe } = await somebodyWaiting();
  await alsoAt(chloe, await aPractice({ groupId: practice.groupId }));
  const admin = authorize(await deciding(ruth, practice), "practice.manage");
  expect(await change(admin, OFF)).toEqual({ trusted: 0, withdrawn: 0 });
  expect((await theRequestOf(chloe)).state).toBe("open");
});

test("the second of two Admins is shown what the first saved; both at once: one wins", async () => {
  const practice = await aPractice();
  const [ruth, sam] = [
    await anAdmin("practice.manage", practice),
    await anAdmin("practice.manage", practice),
  ];
  const { version } = await getDeviceRules(ruth);
  await changeDeviceRules(ruth, { ...USUAL, trustDays: 30, version });
  const stale = await changeDeviceRules(sam, { ...USUAL, trustDays: 60, version }).catch(
    (error: unknown) => error,
  );
  expect(stale).toBeInstanceOf(StaleError);
  expect(stale).toMatchObject({
    version: "on unless_absent 30",
    differences: [{ field: "trustDays", label: "Approve again after", saved: "30 days", yours: "60 days" }],
  });
  const now = (await getDeviceRules(ruth)).version;
  const both = await Promise.allSettled([
    changeDeviceRules(ruth, { ...USUAL, trustDays: 10, version: now }),
    changeDeviceRules(sam, { ...USUAL, trustDays: 20, version: now }),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the form takes 1 to 365 whole days and one of the three rules, and nothing else", () => {
  const input = { twoFactor: "on", numberRule: "always", trustDays: "90", version: "on always 90" };
  expect(deviceRulesInput.parse(input)).toMatchObject({
    twoFactor: true,
    numberRule: "always",
    trustDays: 90,
  });
  const { twoFactor: _, ...off } = input;
  expect(deviceRulesInput.parse(off).twoFactor).toBe(false);
  for (const trustDays of ["0", "366", "-1", "1.5", "", "many", "1e9"])
    expect(deviceRulesInput.safeParse({ ...input, trustDays }).success, trustDays).toBe(false);
  expect(deviceRulesInput.safeParse({ ...input, numberRule: "sometimes" }).success).toBe(false);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { recoveryCodes } from "@/db/schema/login-requests";
import { authorize } from "@/lib/auth/authorize";
import { readSession } from "@/lib/auth/read-session";
import { hashSecret } from "@/lib/auth/secrets";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { makeRecoveryCodes } from "@/lib/devices/make-recovery-codes";
import { plainCode } from "@/lib/devices/recovery-code-text";
import { useRecoveryCode as typeCode } from "@/lib/devices/use-recovery-code";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { anAdmin, aPerson, aPractice, becomes, PASSWORD, theLogOf, theOutboxOf } from "@/tests/support/world";
import { aBrowser, deciding, signsIn, somebodyWaiting, theNumberOf, theRequestOf } from "./new-device";

async function waitingWithCodes() {
  const world = await somebodyWaiting();
  const admin = await deciding(world.ruth, world.practice);
  const codes = await makeRecoveryCodes(authorize(admin, "practice.manage"));
  const { waiting, browser } = world;
  const type = (code: string | undefined, password = PASSWORD) =>
    typeCode(
      waiting.token,
      { code: code ?? "", password },
      { ...browser, deviceSecret: waiting.deviceSecret },
    );
  return { ...world, admin, codes, type };
}

test("an Admin makes ten codes, told once: only hashes are kept, and the older ones work no more", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("practice.manage", practice);
  const older = await makeRecoveryCodes(admin);
  const codes = await makeRecoveryCodes(admin);
  expect(new Set([...older, ...codes]).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-TV-Z2-9]{4}-){3}[A-HJKMNP-TV-Z2-9]{4}$/);
  expect(await countRecoveryCodes(admin)).toBe(10);
  const kept = await db.select().from(recoveryCodes).where(eq(recoveryCodes.practiceId, practice.id));
  expect(kept.map(({ codeHash }) => codeHash).sort()).toEqual(
    codes.map((code) => hashSecret(plainCode(code))).sort(),
  );
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "recovery-codes.made",
    after: { Codes: 10 },
  });
  expect(JSON.stringify(await theLogOf(practice))).not.toContain(codes[0]);
  const mail = (await theOutboxOf(practice)).at(-1);
  expect(mail).toMatchObject({ kind: "security-changed", practiceId: practice.id });
  expect(JSON.stringify(mail)).not.toContain(codes[0]);
});

test("one code and one's own password let the waiting person in, with a new session and device secret", async () => {
  const { practice, chloe, waiting, codes, admin, type, browser } = await waitingWithCodes();
  const opened = await type(` ${codes[3]?.toLowerCase().replaceAll("-", " ")} `);
  expect(opened).toMatchObject({ pending: false, deviceId: waiting.deviceId });
  expect(opened.token).not.toBe(waiting.token);
  expect(opened.deviceSecret).not.toBe(waiting.deviceSecret);
  expect((await readSession(opened.token))?.session.state).toBe("active");
  expect(await readSession(waiting.token)).toBeUndefined();
  expect(await theRequestOf(chloe)).toMatchObject({
    state: "approved",
    decidedBy: null,
    decidedByName: "Chloe Park",
    decidedHow: "with a recovery code",
    withoutNumber: true,
  });
  expect(await countRecoveryCodes(authorize(admin, "practice.manage"))).toBe(9);
  expect((await signsIn(chloe, { ...browser, deviceSecret: opened.deviceSecret })).pending).toBe(false);
  const events = (await theLogOf(practice)).map(({ event }) => event);
  expect(events).toContain("recovery-code.used");
  expect(events).toContain("device.trusted");
});

test("using a code is told to all Admins and support, once each, and the outcome to the requester", async () => {
  const support = await aPerson({ at: await aPractice(), name: "Sofia Marsh" });
  await becomes(support, { support: true });
  const { practice, ruth, sam, chloe, codes, type } = await waitingWithCodes();
  await type(codes[0]);
  const mails = await theOutboxOf(practice);
  const told = mails.filter(({ kind }) => kind === "recovery-code-used");
  const recipients = told.map(({ recipient }) => recipient);
  for (const login of [ruth.login, sam.login, support.login]) expect(recipients).toContain(login);
  expect(new Set(recipients).size).toBe(recipients.length);
  expect(told[0]?.about).toMatchObject({ name: "Chloe Park", codesLeft: "9" });
  const own = mails.filter(({ kind }) => kind === "login-decided");
  expect(own.map(({ recipient, about }) => [recipient, about["how"]])).toEqual([
    [chloe.login, "with a recovery code"],
  ]);
  const outcome = mails.find(({ kind }) => kind === "login-outcome");
  expect(outcome?.about).toMatchObject({ decidedBy: "Chloe Park", how: "with a recovery code" });
});

test("a code works once, also for two at the same moment", async () => {
  const { practice, codes, type, admin } = await waitingWithCodes();
  const dan = await aPerson({ at: practice, name: "Dan Reyes" });
  const other = await signsIn(dan, aBrowser({ address: "198.51.100.4" }));
  const origin = { ...aBrowser({ address: "198.51.100.4" }), deviceSecret: other.deviceSecret };
  const typed = { code: codes[0] ?? "", password: PASSWORD };
  const both = await Promise.allSettled([type(codes[0]), typeCode(other.token, typed, origin)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await countRecoveryCodes(authorize(admin, "practice.manage"))).toBe(9);
});

test("a wrong code and a wrong password get the same answer, are counted and written down", async () => {
  const { practice, codes, type, admin, chloe } = await waitingWithCodes();
  const elsewhere = await makeRecoveryCodes(await anAdmin("practice.manage", await aPractice()));
  const refusals: unknown[] = [];
  for (const [code, password] of [
    ["AAAA-BBBB-CCCC-DDDD", PASSWORD],
    [codes[0], "another password"],
    [elsewhere[0], PASSWORD],
    ["", PASSWORD],
  ] as const)
    refusals.push(await type(code, password).catch((error: unknown) => error));
  for (const refusal of refusals) {
    expect(refusal).toBeInstanceOf(InvalidError);
    expect(refusal).toMatchObject({ field: "code", message: (refusals[0] as Error).message });
  }
  expect((await theRequestOf(chloe)).state).toBe("open");
  expect(await countRecoveryCodes(authorize(admin, "practice.manage"))).toBe(10);
  const lines = (await theLogOf(practice)).filter(({ event }) => event === "recovery-code.refused");
  expect(lines).toHaveLength(4);
});

test("guessing pauses: then even the right code and password are refused", async () => {
  const { codes, type } = await waitingWithCodes();
  for (let guess = 0; guess < 8; guess++) await type("AAAA-BBBB-CCCC-DDDD").catch(() => undefined);
  await expect(type(codes[0])).rejects.toMatchObject({ field: "code" });
});

test("a code opens nothing on another device, for another session, or without one", async () => {
  const { codes, browser, waiting } = await waitingWithCodes();
  const typed = { code: codes[0] ?? "", password: PASSWORD };
  await expect(typeCode(waiting.token, typed, browser)).rejects.toThrow(NotFoundError);
  await expect(typeCode(undefined, typed, browser)).rejects.toThrow(NotFoundError);
  await expect(typeCode("stranger", typed, browser)).rejects.toThrow(NotFoundError);
});

test("what was decided, or has expired, no code opens, and the code stays", async () => {
  const { codes, type, admin, chloe } = await waitingWithCodes();
  const { id } = await theRequestOf(chloe);
  const number = await theNumberOf(chloe);
  await approveLogin(admin, id, { number, absent: false, password: "" });
  await expect(type(codes[0])).rejects.toMatchObject({ field: "" });
  const second = await waitingWithCodes();
  await declineLogin(second.admin, (await theRequestOf(second.chloe)).id, false);
  await expect(second.type(second.codes[0])).rejects.toThrow(NotFoundError);
  const third = await waitingWithCodes();
  await becomes(third.chloe, { status: "deactivated" });
  await expect(third.type(third.codes[0])).rejects.toMatchObject({ field: "code" });
  expect(await countRecoveryCodes(authorize(third.admin, "practice.manage"))).toBe(10);
});

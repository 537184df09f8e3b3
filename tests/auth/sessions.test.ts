import { expect, test } from "vitest";
import { authorize } from "@/lib/auth/authorize";
import { endOtherSessions, endOwnSession } from "@/lib/auth/end-own-session";
import { listOwnDevices, listOwnSessions } from "@/lib/auth/own-sessions";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { touchSession } from "@/lib/auth/touch-session";
import { NotFoundError } from "@/lib/errors";
import {
  aPerson,
  aPractice,
  at,
  becomes,
  letIn,
  PASSWORD,
  sessionOf,
  signedIn,
  theLogOf,
  trustedOn,
  turns,
} from "@/tests/support/world";

test("a session ends after the practice's automatic log-off, counted from its last use", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  at("2026-03-02 09:00");
  const session = await sessionOf(ruth);
  at("2026-03-02 09:29");
  const gate = await readSession(session);
  expect(gate?.idleEndsAt.toISOString()).toBe("2026-03-02T09:30:00.000Z");
  at("2026-03-02 09:30");
  expect(await readSession(session)).toBeUndefined();
});

test("use puts the automatic log-off off; asking about the session doesn't", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  at("2026-03-02 09:00");
  const session = await sessionOf(ruth);
  at("2026-03-02 09:20");
  for (let time = 0; time < 5; time++) await readSession(session, practice.slug);
  const gate = await readSession(session);
  expect(gate?.idleEndsAt.toISOString()).toBe("2026-03-02T09:30:00.000Z");
  if (gate) await touchSession(gate.session);
  at("2026-03-02 09:49");
  expect(await readSession(session)).toBeDefined();
  at("2026-03-02 09:50");
  expect(await readSession(session)).toBeUndefined();
});

test("a device in use is not unused: its trust counts from the last use, and a session that waits is none", async () => {
  const practice = await aPractice();
  await turns(practice, { idleMinutes: 720, trustDays: 1 });
  const ruth = await aPerson({ at: practice });
  at("2026-03-02 09:00");
  const { token, deviceSecret } = await trustedOn(ruth);
  at("2026-03-02 17:00");
  const gate = await readSession(token);
  if (gate) await touchSession(gate.session);
  const browser = {
    userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0",
    address: "192.0.2.7",
    deviceSecret,
  };
  at("2026-03-03 16:59");
  expect(letIn(await signIn(ruth.login ?? "", PASSWORD, browser)).pending).toBe(false);
  at("2026-03-04 16:59");
  const waiting = letIn(await signIn(ruth.login ?? "", PASSWORD, browser));
  at("2026-03-04 18:00");
  const pending = await readSession(waiting.token);
  if (pending) await touchSession(pending.session);
  const again = letIn(await signIn(ruth.login ?? "", PASSWORD, browser));
  expect([waiting.pending, again.pending]).toEqual([true, true]);
});

test("whatever happens, a session ends after the practice's hours", async () => {
  const practice = await aPractice();
  await turns(practice, { idleMinutes: 720, sessionHours: 10 });
  const ruth = await aPerson({ at: practice });
  at("2026-03-02 09:00");
  const session = await sessionOf(ruth);
  for (const moment of ["2026-03-02 14:00", "2026-03-02 18:59"]) {
    at(moment);
    const gate = await readSession(session);
    if (gate) await touchSession(gate.session);
    expect(gate).toBeDefined();
  }
  at("2026-03-02 19:00");
  expect(await readSession(session)).toBeUndefined();
});

test("who is deactivated, or whose last day is over, is out at the next request", async () => {
  const practice = await aPractice();
  const [ruth, temp] = [await aPerson({ at: practice }), await aPerson({ at: practice })];
  const [hers, theirs] = [await sessionOf(ruth), await sessionOf(temp)];
  await becomes(ruth, { status: "deactivated" });
  await becomes(temp, { accessEndsAt: new Date() });
  expect(await readSession(hers)).toBeUndefined();
  expect(await readSession(theirs)).toBeUndefined();
});

test("one sees one's own live sessions and no others, and which of them is this one", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  await sessionOf(await aPerson({ at: practice }));
  at("2026-03-02 08:00");
  await sessionOf(ruth);
  at("2026-03-02 09:00");
  const elsewhere = await sessionOf(ruth);
  at("2026-03-02 09:10");
  const person = authorize(await signedIn(ruth, practice), "profile.manage");
  const listed = await listOwnSessions(person);
  expect(listed.map(({ current }) => current)).toEqual([true, false]);
  expect(listed[0]?.device).toBe("Chrome 156 on Linux");
  expect(JSON.stringify(listed)).not.toContain(elsewhere);
  await signIn(ruth.login ?? "", PASSWORD, { userAgent: "", address: "198.51.100.4" });
  expect(await listOwnSessions(person), "one that waits for a decision opens nothing").toHaveLength(2);
});

test("one ends a session of one's own, and nobody else's", async () => {
  const practice = await aPractice();
  const [ruth, sam] = [await aPerson({ at: practice }), await aPerson({ at: practice })];
  const [hers, his] = [await sessionOf(ruth), await sessionOf(sam)];
  const person = authorize(await signedIn(ruth, practice), "profile.manage");
  const ids = await Promise.all(
    [hers, his].map(async (secret) => (await readSession(secret))?.session.id ?? ""),
  );
  await expect(endOwnSession(person, ids[1] ?? "")).rejects.toThrow(NotFoundError);
  expect(await readSession(his)).toBeDefined();
  await endOwnSession(person, ids[0] ?? "");
  expect(await readSession(hers)).toBeUndefined();
  await expect(endOwnSession(person, ids[0] ?? "")).rejects.toThrow(NotFoundError);
  expect((await theLogOf(practice)).at(-1)).toMatchObject({ event: "session.ended", actorId: ruth.id });
});

test("one signs out everywhere else at once", async () => {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice });
  const others = [await sessionOf(ruth), await sessionOf(ruth)];
  const person = authorize(await signedIn(ruth, practice), "profile.manage");
  expect(await endOtherSessions(person)).toBe(2);
  for (const secret of others) expect(await readSession(secret)).toBeUndefined();
  expect(await listOwnSessions(person)).toHaveLength(1);
});

test("one sees the devices one signed in from", async () => {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const ruth = await aPerson({ at: practice });
  const phone = {
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1",
    address: "198.51.100.4",
  };
  await signIn(ruth.login ?? "", PASSWORD, phone);
  const person = authorize(await signedIn(ruth, practice), "profile.manage");
  const listed = await listOwnDevices(person);
  expect(listed.map(({ label, current }) => [label, current])).toEqual([
    ["Chrome 156 on Linux", true],
    ["Safari 18 on iOS", false],
  ]);
  expect(listed[1]?.lastAddress).toBe("198.51.100.4");
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { now } from "@/lib/clock";
import {
  aPerson,
  aPractice,
  aVisitor,
  becomes,
  letIn,
  liveSessionsOf,
  PASSWORD,
  theLogOf,
  turns,
} from "@/tests/support/world";

const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };

test("the right login and password open a session at the practice, and the log says so", async () => {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const ruth = await aPerson({ at: practice, name: "Ruth Adler" });
  const opened = letIn(await signIn(ruth.login ?? "", PASSWORD, origin));
  const gate = await readSession(opened?.token, practice.slug);
  expect(gate?.user.name).toBe("Ruth Adler");
  expect(gate?.session.state).toBe("active");
  expect(gate?.membership).not.toBeNull();
  const last = (await theLogOf(practice)).at(-1);
  expect(last).toMatchObject({ event: "session.opened", subjectName: "Ruth Adler", address: "192.0.2.7" });
});

test("logins are compared after NFKC and case folding", async () => {
  const practice = await aPractice();
  await aPerson({ at: practice, loginKind: "username", login: "straße.ruth" });
  expect(await signIn(" STRASSE.ｒｕｔｈ ", PASSWORD, origin)).toBeDefined();
});

test("unknown, wrong, invited, deactivated, deleted, ended and without a login: the same answer", async () => {
  const practice = await aPractice();
  const active = await aPerson({ at: practice });
  expect(await signIn("nobody@nowhere.example", PASSWORD, origin)).toBeUndefined();
  expect(await signIn(active.login ?? "", "another password", origin)).toBeUndefined();
  for (const status of ["invited", "deactivated", "deleted"] as const) {
    const person = await aPerson({ at: practice, status });
    expect(
      await signIn(person.login ?? "", PASSWORD, { ...origin, address: `198.51.100.${status.length}` }),
    ).toBeUndefined();
    expect(await liveSessionsOf(person)).toBe(0);
  }
  const ended = await aPerson({ at: practice });
  await becomes(ended, { accessEndsAt: now() });
  expect(await signIn(ended.login ?? "", PASSWORD, { ...origin, address: "198.51.100.99" })).toBeUndefined();
  await aPerson({ at: practice, loginKind: "none", login: null });
  expect(await signIn("", PASSWORD, { ...origin, address: "198.51.100.98" })).toBeUndefined();
});

test("at a closed practice nobody signs in", async () => {
  const practice = await aPractice();
  const person = await aPerson({ at: practice });
  await turns(practice, { closedAt: now() });
  expect(await signIn(person.login ?? "", PASSWORD, origin)).toBeUndefined();
});

test("letters that no database holds are nobody's login, not a failure of ours", async () => {
  for (const login of [
    "ruth\0@x.example",
    "ruth\uD800",
    "x".repeat(100_000),
    "\u202Eruth",
    "🦷",
    "' or 1=1 --",
  ])
    expect(
      await signIn(login, `${PASSWORD}\0\uD800`, { ...origin, address: `203.0.113.${login.length % 200}` }),
    ).toBeUndefined();
});

test("each sign-in has a secret of its own: one planted before it opens nothing", async () => {
  const person = await aPerson({ at: await aPractice() });
  const planted = { ...origin, deviceSecret: "planted-by-somebody-else" };
  const first = letIn(await signIn(person.login ?? "", PASSWORD, planted));
  const second = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  expect(first?.token).not.toBe(second?.token);
  expect(first?.deviceSecret).not.toBe("planted-by-somebody-else");
  expect(await readSession("planted-by-somebody-else")).toBeUndefined();
});

test("a browser is one device, however often one signs in from it, and keeps its secret where nothing has to be asked", async () => {
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const person = await aPerson({ at: practice });
  const first = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  const again = letIn(
    await signIn(person.login ?? "", PASSWORD, { ...origin, deviceSecret: first?.deviceSecret }),
  );
  expect(again?.deviceId).toBe(first?.deviceId);
  expect(again?.deviceSecret).toBe(first?.deviceSecret);
});

test("only hashes of session and device secrets are kept", async () => {
  const person = await aPerson({ at: await aPractice() });
  const opened = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  const kept = JSON.stringify(await db.select().from(sessions).where(eq(sessions.userId, person.id)));
  expect(kept).not.toContain(opened?.token);
});

test("signing out ends the row: the cookie opens nothing afterwards", async () => {
  const practice = await aPractice();
  const person = await aPerson({ at: practice });
  const opened = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  await signOut(aVisitor(), opened?.token);
  expect(await readSession(opened?.token, practice.slug)).toBeUndefined();
  const log = await theLogOf(practice);
  await signOut(aVisitor(), opened?.token);
  await signOut(aVisitor(), "a cookie that never was");
  await signOut(aVisitor(), undefined);
  expect(await theLogOf(practice)).toHaveLength(log.length);
  expect(log.at(-1)).toMatchObject({ event: "session.ended", subjectName: person.name });
});

test("an account deactivated while its password is looked at gets a session that opens nothing", async () => {
  const practice = await aPractice();
  const person = await aPerson({ at: practice });
  const under = signIn(person.login ?? "", PASSWORD, origin);
  await becomes(person, { status: "deactivated" });
  expect(
    await readSession((await under.then((opening) => (opening ? letIn(opening) : undefined)))?.token),
  ).toBeUndefined();
});

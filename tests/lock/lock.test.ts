import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests, recoveryCodes } from "@/db/schema/login-requests";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { providers } from "@/db/schema/providers";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { hashSecret } from "@/lib/auth/secrets";
import { aPerson, aPractice, aProvider, aSupportAccount, sessionOf } from "@/tests/support/world";
import { type BuiltServer, startBuilt } from "./built-server";
import { replyOf } from "./reply";
import { actionsOf, filled, routesOf } from "./routes";

// Runs against a build without proxy.ts (bin/stages/lock.ts): the gate is gone, the lock must hold.
const tree = process.env.LOCK_TREE ?? "";
const SECRET = "Zephyrine";

// Everything outside a practice, each for a reason of its own. A new address must be put here or under a practice.
const PUBLIC = [
  /^\/$/,
  /^\/_not-found$/,
  /^\/_global-error$/,
  /^\/(login|forgot|waiting|new-password)$/,
  /^\/(invite|reset|setup|decide)\/\[\w+\]$/,
  /^\/dev\/mailbox(\.json)?$/,
  /^\/api\/(health|auth\/\[\.\.\.nextauth\])$/,
  /^\/api\/waiting(\/state)?$/,
  /^\/icon\.svg$/,
];

type Person = Parameters<typeof sessionOf>[0];

let server: BuiltServer;
const callers: Record<string, string> = {};
let values: Record<string, string>;

let people: { secret: Person; stranger: Person; colleague: Person; deactivated: Person };
let victim: string;

beforeAll(async () => {
  const here = await aPractice({ name: "Downtown" });
  const there = await aPractice({ name: "Lakeside" });
  people = {
    secret: await aPerson({
      at: here,
      name: `${SECRET} Adler`,
      can: ["admin"],
      groupAdmin: true,
      login: "z.adler@downtown.example",
    }),
    stranger: await aPerson({ at: there, can: ["admin"], groupAdmin: true, name: "Omar Haddad" }),
    colleague: await aPerson({ at: here, can: ["admin"], name: "Ruth Adler" }),
    deactivated: await aPerson({ at: here, can: ["admin"], status: "deactivated" }),
  };
  const provider = await aProvider(here);
  values = {
    practice: here.slug,
    group: here.groupId,
    user: people.secret.id,
    provider: provider.id,
    photo: "unknown",
    nextauth: "session",
  };
  victim = await sessionOf(people.secret);
  await newCallers();
  server = await startBuilt(tree);
});

/** Fresh sessions: a caller may end their own. */
async function newCallers(): Promise<void> {
  callers.anonymous = "";
  callers.forged = "x".repeat(43);
  callers.stranger = await sessionOf(people.stranger);
  callers.pending = await sessionIn("pending", people.secret);
  callers.revoked = await sessionIn("ended", people.secret);
  callers.deactivated = await sessionOf(people.deactivated);
}

afterAll(() => server?.stop());

async function sessionIn(
  state: "pending" | "ended",
  person: Parameters<typeof sessionOf>[0],
): Promise<string> {
  const token = await sessionOf(person);
  await bookkeep("session seen", (tx) =>
    tx
      .update(sessions)
      .set({ state })
      .where(eq(sessions.tokenHash, hashSecret(token))),
  );
  return token;
}

function ask(path: string, caller: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>), cookie: `chairside-session=${caller}` };
  return fetch(`${server.url}${path}`, { redirect: "manual", ...init, headers });
}

const isSupports = (route: string) => /^\/support(\/|$)/.test(route);
const isGroups = (route: string) => route.startsWith("/groups/[group]");
const closedRoutes = () =>
  routesOf(tree).filter((route) => route.includes("[practice]") || isGroups(route) || isSupports(route));

test("every address is a practice's own, a group's, support's, or one that is known to be public", () => {
  const closed = closedRoutes();
  const unknown = routesOf(tree).filter(
    (route) => !closed.includes(route) && !PUBLIC.some((known) => known.test(route)),
  );
  expect(unknown).toEqual([]);
  expect(closed.length).toBeGreaterThan(10);
  expect(closed.filter(isGroups)).not.toHaveLength(0);
});

test("whoever has no way in is refused at every page and handler, and learns nothing", {
  timeout: 120_000,
}, async () => {
  const colleague = await sessionOf(people.colleague);
  for (const route of closedRoutes()) {
    // Whoever is an Admin of the practice is still no Group Admin, and no support.
    const also = route.includes("[practice]") && !isSupports(route) ? {} : { colleague };
    for (const [name, caller] of Object.entries({ ...callers, ...also })) {
      const answer = await ask(filled(route, values), caller);
      const told = `${name} at ${route}`;
      expect([307, 401, 403, 404, 405], `${told}: ${answer.status}`).toContain(answer.status);
      expect((await answer.text()).includes(SECRET), told).toBe(false);
      expect(answer.headers.get("cache-control") ?? "", told).not.toMatch(/public|s-maxage/);
    }
  }
});

test("an Admin's page opens for the Admin, so that the refusals above mean something", async () => {
  const token = await sessionOf(people.secret);
  const answer = await ask(`/${values.practice}/settings/users`, token);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(SECRET);
});

test("a group's pages open for its Group Admin, and are to everybody else as if there were no such address", async () => {
  const token = await sessionOf(people.secret);
  const path = `/groups/${values.group}`;
  const own = await ask(path, token);
  expect(own.status).toBe(200);
  expect(await own.text()).toContain(SECRET);
  const told = async (address: string, caller: string) => {
    const answer = await ask(address, caller);
    return { status: answer.status, text: withoutNonces(await answer.text(), address) };
  };
  for (const person of [people.stranger, people.colleague]) {
    const caller = await sessionOf(person);
    expect(await told(path, caller)).toEqual(await told(`/groups/${people.secret.id}`, caller));
    expect((await told(path, caller)).status).toBe(404);
  }
});

test("the support console opens for a support account, which opens no page of a practice; for an Admin there is nothing there", async () => {
  const support = await sessionOf(await aSupportAccount());
  const own = await ask(`/support/practices/${values.practice}`, support);
  expect(own.status).toBe(200);
  expect(await own.text()).toContain(`${SECRET} Adler`);
  for (const path of [
    "",
    "/settings/users",
    `/settings/users/${values.user}`,
    "/settings/audit",
    "/profile",
  ]) {
    const answer = await ask(`/${values.practice}${path}`, support);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).not.toContain(SECRET);
  }
  const admin = await sessionOf(people.secret);
  const seen = async (address: string) => {
    const answer = await ask(address, admin);
    return { status: answer.status, text: textOf(await answer.text()) };
  };
  expect(await seen("/support")).toEqual(await seen("/no-such-practice/xyz"));
  expect((await seen("/support")).status).toBe(404);
});

/** What of a page is to be read. */
function textOf(page: string): string {
  return page
    .replaceAll(/<(script|style)\b.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** A page without what is another at each request, and without its own address. */
function withoutNonces(text: string, address: string): string {
  return text
    .replaceAll(/nonce[=":\\]+[\w+/=-]+/g, "")
    .replaceAll(address.split("/").at(-1) ?? "", "")
    .replaceAll(/"b":"[\w-]+"/g, "");
}

test("headers and spellings that once went round a proxy open nothing", { timeout: 120_000 }, async () => {
  const path = `/${values.practice}/settings/users`;
  const spellings = [
    path,
    `/${path}`,
    `${path}/`,
    `${path}.rsc`,
    `${path}.segments/_tree.segment.rsc`,
    path.replace("/settings", "/%2e/settings"),
    `${path}?_rsc=1`,
    path.toUpperCase(),
    `/${values.practice}/x/../settings/users`,
    `${path};x`,
  ];
  const headers = [
    {},
    { rsc: "1" },
    { rsc: "1", "next-router-prefetch": "1" },
    { "x-middleware-subrequest": "middleware:middleware:middleware" },
    { "x-nextjs-data": "1" },
    { authorization: `Bearer ${callers.pending}` },
    { "x-chairside-path": path, "x-invoke-path": path },
  ];
  for (const spelling of spellings) {
    for (const given of headers) {
      for (const caller of [callers.anonymous, callers.pending, callers.revoked, callers.stranger]) {
        const answer = await ask(spelling, caller ?? "", { headers: given as Record<string, string> });
        expect(await answer.text(), `${spelling} ${JSON.stringify(given)}`).not.toContain(SECRET);
      }
    }
  }
});

test("no server action does anything for whoever has no way in", { timeout: 180_000 }, async () => {
  const actions = actionsOf(tree);
  expect(actions.length).toBeGreaterThan(5);
  const before = await everything();
  for (const action of actions) {
    await newCallers();
    for (const [name, caller] of Object.entries(callers)) {
      for (const path of [`/${values.practice}/settings/users`, "/login"]) {
        const answer = await ask(path, caller, {
          method: "POST",
          body: reply(),
          headers: { "next-action": action, origin: server.url },
        });
        expect(answer.status, `${name} ${action}`).toBeLessThan(500);
        expect(await answer.text(), `${name} ${action}`).not.toContain(SECRET);
      }
    }
  }
  expect(await everything()).toEqual(before);
});

test("those requests are ones the server understands: among them, one signs the Admin out", async () => {
  const token = await sessionOf(people.secret);
  for (const action of actionsOf(tree))
    await ask("/login", token, {
      method: "POST",
      body: reply(),
      headers: { "next-action": action, origin: server.url },
    });
  const [own] = await db
    .select()
    .from(sessions)
    .where(eq(sessions.tokenHash, hashSecret(token)));
  expect(own?.state).toBe("ended");
});

test("a request from another site changes nothing, and gets a plain refusal", async () => {
  const token = await sessionOf(people.secret);
  const before = await everything();
  const foreign: Record<string, string>[] = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ];
  for (const action of actionsOf(tree)) {
    for (const headers of foreign) {
      const answer = await ask(`/${values.practice}/settings/users`, token, {
        method: "POST",
        body: reply(),
        headers: { "next-action": action, ...headers },
      });
      expect(await answer.text()).not.toContain('"at":');
    }
  }
  expect(await everything()).toEqual(before);
});

/** A form that many actions would take. */
function reply(): FormData {
  const bound = {
    practice: values.practice,
    user: values.user,
    provider: values.provider,
    session: "unknown",
    token: "unknown",
  };
  return replyOf(bound, { name: "Changed", roleId: "x", confirm: "yes" });
}

async function everything() {
  return {
    users: (await db.select().from(users).orderBy(users.id)).map(withoutSignIn),
    memberships: (await db.select().from(memberships).orderBy(memberships.id)).map(withoutSignIn),
    practices: await db.select().from(practices).orderBy(practices.id),
    providers: await db.select().from(providers).orderBy(providers.id),
    requests: await db.select().from(loginRequests).orderBy(loginRequests.id),
    codes: await db.select().from(recoveryCodes).orderBy(recoveryCodes.id),
    victim: (
      await db
        .select()
        .from(sessions)
        .where(eq(sessions.tokenHash, hashSecret(victim)))
    )[0]?.state,
  };
}

/** The callers' own sessions move these, and where an action led somebody of the other practice: home. */
function withoutSignIn<R extends object>(row: R): R {
  return { ...row, lastSignInAt: null, signedInAt: null, lastPracticeId: null };
}

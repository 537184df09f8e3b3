import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { loginRequests } from "@/db/schema/login-requests";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { authorize } from "@/lib/auth/authorize";
import { openSession } from "@/lib/auth/open-session";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { DAY, HOUR, MINUTE, now, standAt } from "@/lib/clock";
import { changeDeviceRules } from "@/lib/devices/change-device-rules";
import { claimApproval } from "@/lib/devices/claim-approval";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { expireRequests, lapseApprovals } from "@/lib/devices/expire-requests";
import { numberOf } from "@/lib/devices/number";
import { isOpened, type OpenedSession } from "@/lib/devices/opening";
import { listOpenRequests } from "@/lib/devices/queries";
import { revokeDevice } from "@/lib/devices/revoke-device";
import { waitingOf } from "@/lib/devices/waiting";
import { withdrawRequest } from "@/lib/devices/withdraw-request";
import { ConflictError, NotFoundError } from "@/lib/errors";
import type { PracticeRow } from "@/lib/practices/add-practice";
import type { UserRow } from "@/lib/users/add-person";
import { deactivateUser } from "@/lib/users/deactivate-user";
import { reactivateUser } from "@/lib/users/reactivate-user";
import { aBrowser } from "@/tests/devices/new-device";
import { aPerson, aPractice, aVisitor, signedIn, theLogOf, theOutboxOf } from "@/tests/support/world";

afterEach(() => standAt());

// One user on two browsers, two Admins, a practice; everything that can happen to a login request in any order. The model knows only
// what product.md, section 4, says; the laws below it hold after every event.

type Browser = { secret: string | undefined; session: OpenedSession | undefined };
type Model = {
  strict: boolean;
  active: boolean;
  /** By browser: trusted, and since when unused. */
  trusted: (number | undefined)[];
  /** By browser: what waits there. */
  waits: ({ state: "open" | "approved" | "declined"; at: number } | undefined)[];
};
type World = {
  practice: PracticeRow;
  user: UserRow;
  deciders: Authorized<"logins.decide">[];
  browsers: Browser[];
  model: Model;
};

const which = fc.nat({ max: 1 });
const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("sign in" as const), at: which }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("both decide" as const), at: which, first: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("approve" as const), at: which, by: which }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("go on" as const), at: which, twice: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom("decline" as const, "secure" as const, "withdraw" as const, "revoke" as const),
      at: which,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "switch" as const,
        "deactivate" as const,
        "reactivate" as const,
        "restart" as const,
      ),
      at: which,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("wait" as const),
      at: which,
      time: fc.constantFrom(5 * MINUTE, 11 * MINUTE, 16 * MINUTE, 6 * HOUR, 13 * HOUR, DAY, 91 * DAY),
    }),
  },
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

test("whatever happens in whatever order: nobody is let in who was not approved, each request is decided once, and tells once", {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 6, maxLength: 24 }), async (events) => {
      standAt(new Date("2026-03-02T09:00:00Z"));
      const world = await aWorld();
      for (const happened of events) {
        const ended = await endedRequests(world);
        await play(world, happened);
        await lawsHold(world, ended);
      }
    }),
    { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 15) },
  );
});

async function aWorld(): Promise<World> {
  const practice = await aPractice();
  const admins = [
    await aPerson({ at: practice, can: ["admin"] }),
    await aPerson({ at: practice, can: ["admin"] }),
  ];
  const deciders: Authorized<"logins.decide">[] = [];
  for (const admin of admins) deciders.push(authorize(await signedIn(admin, practice), "logins.decide"));
  return {
    practice,
    user: await aPerson({ at: practice }),
    deciders,
    browsers: [
      { secret: undefined, session: undefined },
      { secret: undefined, session: undefined },
    ],
    model: { strict: true, active: true, trusted: [undefined, undefined], waits: [undefined, undefined] },
  };
}

async function play(world: World, happened: Event): Promise<void> {
  const browser = world.browsers[happened.at] as Browser;
  forgetOldOnes(world.model);
  switch (happened.kind) {
    case "sign in":
      return playSignIn(world, happened.at, browser);
    case "approve":
      return playDecisions(world, happened.at, [approving(world, happened.at, happened.by)]);
    case "both decide": {
      const acts = [approving(world, happened.at, 0), declining(world, happened.at, 1, false)];
      return playDecisions(world, happened.at, happened.first ? acts : acts.reverse());
    }
    case "decline":
      return playDecisions(world, happened.at, [declining(world, happened.at, 0, false)]);
    case "secure":
      return playSecure(world, happened.at);
    case "go on":
      return playGoOn(world, happened.at, browser, happened.twice);
    case "withdraw":
      await withdrawRequest(aVisitor(), browser.session?.token);
      // Whoever was approved, or waits no more, has nothing to withdraw.
      if (world.model.waits[happened.at]?.state !== "declined" && browser.session?.pending)
        world.model.waits[happened.at] = undefined;
      return;
    case "revoke":
      return playRevoke(world, happened.at, browser);
    case "switch":
      return playSwitch(world);
    case "deactivate":
    case "reactivate":
      return playStanding(world, happened.kind);
    case "restart":
      // Nothing is kept in the process: what a server does at its start are its chores.
      await expireRequests().catch(quicker);
      return lapseApprovals();
    case "wait":
      standAt(new Date(now().getTime() + happened.time));
      return forgetOldOnes(world.model);
  }
}

async function playSignIn({ user, model, practice }: World, at: number, browser: Browser): Promise<void> {
  if (!model.active) return;
  const opening = await change(aVisitor(), "session.opened", (tx, about) =>
    openSession(tx, about, user.id, aBrowser({ deviceSecret: browser.secret })),
  );
  const waits = model.waits[at];
  const expected =
    !model.strict || model.trusted[at] !== undefined || waits?.state === "approved" ? "in" : "waits";
  if (!isOpened(opening)) {
    const full = await isFull(practice);
    expect(waits?.state === "declined" || full, "told to wait without a reason").toBe(true);
    return;
  }
  expect(waits?.state === "declined" && expected === "waits", "asked again too soon").toBe(false);
  expect(opening.pending ? "waits" : "in").toBe(expected);
  browser.secret = opening.deviceSecret;
  browser.session = opening;
  if (opening.pending) model.waits[at] = { state: "open", at: now().getTime() };
  else if (model.strict && waits?.state === "approved" && model.trusted[at] === undefined) {
    model.waits[at] = undefined;
    model.trusted[at] = now().getTime();
  } else if (model.trusted[at] !== undefined) model.trusted[at] = now().getTime();
}

type Act = () => Promise<void>;

function approving({ deciders, browsers }: World, at: number, by: number): Act {
  return async () => {
    const request = await requestAt(browsers[at]);
    if (!request) throw new NotFoundError();
    const { number } = numberOf(request, now());
    const admin = deciders[by] as Authorized<"logins.decide">;
    await approveLogin(admin, request.id, { number, absent: false, password: "" });
  };
}

function declining({ deciders, browsers }: World, at: number, by: number, secure: boolean): Act {
  return async () => {
    const request = await requestAt(browsers[at]);
    if (!request) throw new NotFoundError();
    await declineLogin(deciders[by] as Authorized<"logins.decide">, request.id, secure);
  };
}

/** Of several at once one wins, if there was something to decide at all. */
async function playDecisions(world: World, at: number, acts: Act[]): Promise<void> {
  const waits = world.model.waits[at];
  const ended = await Promise.allSettled(acts.map((act) => act()));
  const won = ended.filter(({ status }) => status === "fulfilled").length;
  expect(won).toBe(waits?.state === "open" ? 1 : 0);
  for (const result of ended) if (result.status === "rejected") expectTooLate(result.reason);
  if (won === 0) return;
  const request = await requestAt(world.browsers[at]);
  world.model.waits[at] = { state: request?.state as "approved" | "declined", at: now().getTime() };
}

function expectTooLate(reason: unknown): void {
  if (!(reason instanceof ConflictError || reason instanceof NotFoundError)) throw reason;
}

async function playSecure(world: World, at: number): Promise<void> {
  const open = world.model.waits[at]?.state === "open";
  await playDecisions(world, at, [declining(world, at, 0, true)]);
  if (!open) return;
  world.model.trusted = [undefined, undefined];
  const other = 1 - at;
  if (world.model.waits[other]?.state !== "declined") world.model.waits[other] = undefined;
}

async function playGoOn({ model }: World, at: number, browser: Browser, twice: boolean): Promise<void> {
  const claims = Array.from({ length: twice ? 2 : 1 }, () =>
    claimApproval(browser.session?.token, aBrowser({ deviceSecret: browser.secret })),
  );
  const ended = await Promise.allSettled(claims);
  const got = ended.flatMap((result) =>
    result.status === "fulfilled" && result.value ? [result.value] : [],
  );
  expect(got).toHaveLength(model.waits[at]?.state === "approved" ? 1 : 0);
  const [opened] = got;
  if (!opened) return;
  Object.assign(browser, { secret: opened.deviceSecret, session: opened });
  model.waits[at] = undefined;
  model.trusted[at] = now().getTime();
}

async function playRevoke({ user, deciders, model }: World, at: number, browser: Browser): Promise<void> {
  const deviceId = browser.session?.deviceId;
  if (!deviceId) return;
  await revokeDevice(deciders[0] as Authorized<"logins.decide">, user.id, deviceId).catch(unknownDevice);
  if (await isRevoked(user, deviceId)) {
    model.trusted[at] = undefined;
    if (model.waits[at]?.state !== "declined") model.waits[at] = undefined;
  }
}

async function playSwitch(world: World): Promise<void> {
  const { deciders, model } = world;
  const admin = authorize(deciders[0] as Authorized<"logins.decide">, "practice.manage");
  const { version, ...rules } = await getDeviceRules(admin);
  const signedInAt = await Promise.all(world.browsers.map((browser) => isIn(world, browser)));
  await changeDeviceRules(admin, { ...rules, twoFactor: !model.strict, version });
  model.strict = !model.strict;
  for (const at of [0, 1]) {
    if (model.strict && signedInAt[at]) model.trusted[at] ??= now().getTime();
    if (!model.strict && model.waits[at]?.state === "open") model.waits[at] = undefined;
  }
}

async function playStanding({ practice, user, deciders, model }: World, kind: "deactivate" | "reactivate") {
  const admin = authorize(deciders[0] as Authorized<"logins.decide">, "users.manage");
  if (kind === "reactivate") {
    if (model.active) return;
    await reactivateUser(admin, user.id);
    model.active = true;
    return;
  }
  if (!model.active) return;
  await deactivateUser(admin, user.id);
  model.active = false;
  model.trusted = [undefined, undefined];
  model.waits = model.waits.map((waits) => (waits?.state === "declined" ? waits : undefined));
  expect(practice.id).toBeDefined();
}

/** What time alone ends. */
function forgetOldOnes(model: Model): void {
  const life = { open: DAY, approved: 12 * HOUR, declined: 15 * MINUTE };
  const time = now().getTime();
  model.waits = model.waits.map((waits) =>
    waits && time - waits.at < life[waits.state] ? waits : undefined,
  );
  model.trusted = model.trusted.map((since) =>
    since !== undefined && time - since < 90 * DAY ? since : undefined,
  );
}

// The laws

async function lawsHold(world: World, endedBefore: Map<string, string>): Promise<void> {
  const { practice, user, browsers, model, deciders } = world;
  const all = await requestsOf(user);
  const open = all.filter(({ state, expiresAt }) => state === "open" && expiresAt > now());
  expect(new Set(open.map(({ deviceId }) => deviceId)).size, "one open request a device").toBe(open.length);
  expect(open.length).toBeLessThanOrEqual(5);
  const seen = await listOpenRequests(deciders[0] as Authorized<"logins.decide">);
  expect(seen.map(({ id }) => id).sort()).toEqual(open.map(({ id }) => id).sort());
  for (const { id, ...request } of all) {
    const before = endedBefore.get(id);
    if (before) expect(decisionOf(request), "the first decision stands").toBe(before);
  }
  for (const [at, browser] of browsers.entries()) {
    if (await isIn(world, browser))
      expect(!model.strict || model.trusted[at] !== undefined, "nobody gets in who was not let in").toBe(
        true,
      );
    const waiting = await waitingOf(browser.session?.token);
    if (model.waits[at]?.state === "open") expect(waiting?.standing).toBe("open");
    if (waiting && waiting.standing !== "open") expect(waiting.number).toBeUndefined();
  }
  const decisions = (await theLogOf(practice)).filter(({ event: name }) =>
    /^login\.(approved|declined)$/.test(name),
  );
  expect(decisions).toHaveLength(all.filter(({ decidedBy }) => decidedBy).length);
  const told = (await theOutboxOf(practice)).filter(({ kind }) =>
    ["login-decided", "login-outcome"].includes(kind),
  );
  const once = told.map(({ recipient, about }) => `${about["requestId"]} ${recipient}`);
  expect(new Set(once).size, "each is told once").toBe(once.length);
}

async function endedRequests({ user }: World): Promise<Map<string, string>> {
  const all = await requestsOf(user);
  return new Map(
    all.filter(({ state }) => state !== "open").map((request) => [request.id, decisionOf(request)]),
  );
}

type Request = Awaited<ReturnType<typeof requestsOf>>[number];

function decisionOf({ state, closedAt, decidedBy, decidedHow }: Omit<Request, "id">): string {
  return JSON.stringify([state, closedAt, decidedBy, decidedHow]);
}

function requestsOf({ id }: UserRow) {
  return db.select().from(loginRequests).where(eq(loginRequests.userId, id));
}

async function requestAt(browser: Browser | undefined) {
  if (!browser?.session) return undefined;
  const { sessionId } = browser.session;
  const [request] = await db.select().from(loginRequests).where(eq(loginRequests.sessionId, sessionId));
  return request;
}

async function isFull({ id }: PracticeRow): Promise<boolean> {
  const all = await db.select().from(loginRequests).where(eq(loginRequests.practiceId, id));
  return all.filter(({ createdAt }) => now().getTime() - createdAt.getTime() < HOUR).length >= 10;
}

async function isIn({ practice }: World, { session }: Browser): Promise<boolean> {
  return staffActor(await readSession(session?.token, practice.slug)) !== undefined;
}

async function isRevoked({ id }: UserRow, deviceId: string): Promise<boolean> {
  const pairs = await db.select().from(deviceUsers).where(eq(deviceUsers.userId, id));
  return pairs.some((pair) => pair.deviceId === deviceId && pair.revokedAt !== null);
}

function quicker(error: unknown): number {
  if (error instanceof ConflictError) return 0;
  throw error;
}

function unknownDevice(error: unknown): void {
  if (!(error instanceof NotFoundError)) throw error;
}

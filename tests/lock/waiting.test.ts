import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db";
import { loginRequests } from "@/db/schema/login-requests";
import { sessions } from "@/db/schema/sessions";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { signIn } from "@/lib/auth/sign-in";
import { signOut } from "@/lib/auth/sign-out";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { waitingOf } from "@/lib/devices/waiting";
import type { PracticeRow } from "@/lib/practices/add-practice";
import {
  anAdmin,
  aPerson,
  aPractice,
  aVisitor,
  becomes,
  letIn,
  PASSWORD,
  sessionOf,
} from "@/tests/support/world";
import { type BuiltServer, startBuilt } from "./built-server";

let server: BuiltServer;
let here: PracticeRow;
let admin: Awaited<ReturnType<typeof anAdmin<"logins.decide">>>;

beforeAll(async () => {
  here = await aPractice();
  admin = await anAdmin("logins.decide", here);
  server = await startBuilt(process.env.LOCK_TREE ?? "");
});
afterAll(() => server?.stop());

/** Somebody with the right password on a device that nobody has approved. */
async function somebodyWaiting() {
  const person = await aPerson({ at: here });
  const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
  const { token, sessionId } = letIn(await signIn(person.login ?? "", PASSWORD, origin));
  const [request] = (await db.select().from(loginRequests)).filter((row) => row.sessionId === sessionId);
  return { person, token, request: request?.id ?? "" };
}

function ask(path: string, token: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    redirect: "manual",
    ...init,
    headers: { cookie: `chairside-session=${token}` },
  });
}

/** An open stream: what it says next, as text; undefined once it has ended. */
async function streamOf(token: string) {
  const answer = await ask("/api/waiting", token);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("no-store, no-transform");
  const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  return async () => {
    const { value } = await reader.read();
    return value && new TextDecoder().decode(value);
  };
}

test("a stream that is open ends within two seconds, whatever ended the wait", async () => {
  const ends = {
    "signed out": ({ token }: Waiting) => signOut(aVisitor(), token),
    declined: ({ request }: Waiting) => declineLogin(admin, request, false),
    deactivated: ({ person }: Waiting) => becomes(person, { status: "deactivated" }),
    "the last day is over": ({ person }: Waiting) => becomes(person, { accessEndsAt: new Date(0) }),
  };
  for (const [why, end] of Object.entries(ends)) {
    const waiting = await somebodyWaiting();
    const next = await streamOf(waiting.token);
    expect(await next(), why).toContain('"standing":"open"');
    await end(waiting);
    const since = Date.now();
    expect(await next(), why).toMatch(/"standing":"(withdrawn|declined)"/);
    expect(await next(), why).toBeUndefined();
    expect(Date.now() - since, why).toBeLessThan(2000);
  }
});
type Waiting = Awaited<ReturnType<typeof somebodyWaiting>>;

test("there is no stream for whoever doesn't wait, and none for HEAD", async () => {
  const { token } = await somebodyWaiting();
  const active = await sessionOf(await aPerson({ at: here }));
  for (const caller of ["", "x".repeat(43), active])
    expect((await ask("/api/waiting", caller)).status).toBe(204);
  for (const caller of ["", active, token]) {
    const answer = await ask("/api/waiting", caller, { method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  }
  expect(await (await ask("/api/waiting/state", active)).json()).toEqual({ standing: "gone" });
});

test("looking uses no approval and prolongs no session: only the form goes on", async () => {
  const { token, request } = await somebodyWaiting();
  const number = (await waitingOf(token))?.number ?? "";
  await approveLogin(admin, request, { number, absent: false, password: "" });
  const before = await everything();
  for (const path of ["/waiting", "/api/waiting/state", "/waiting", "/downtown"])
    expect((await ask(path, token)).headers.get("set-cookie"), path).toBeNull();
  expect(await (await streamOf(token))()).toContain('"standing":"approved"');
  expect(await everything()).toEqual(before);
});

test("a request that ran out is told so before housekeeping comes by, and its session keeps nobody from signing in", async () => {
  const { token, request } = await somebodyWaiting();
  expect((await ask("/login", token)).headers.get("location")).toContain("/waiting");
  await bookkeep("session seen", (tx) =>
    tx
      .update(loginRequests)
      .set({ expiresAt: new Date(0) })
      .where(eq(loginRequests.id, request)),
  );
  expect(await (await ask("/waiting", token)).text()).toContain("This request has expired");
  expect(await (await ask("/api/waiting/state", token)).json()).toEqual({ standing: "expired" });
  expect((await ask("/login", token)).status).toBe(200);
});

async function everything() {
  return {
    sessions: await db.select().from(sessions).orderBy(sessions.id),
    requests: await db.select().from(loginRequests).orderBy(loginRequests.id),
  };
}

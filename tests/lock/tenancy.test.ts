import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Ids,
  INNER,
  INNER_EXTENSION,
  SECRET,
  type Stranger,
  twoHouses,
  unknownIds,
  wholeDatabase,
} from "@/tests/properties/two-houses";
import { type BuiltServer, startBuilt } from "./built-server";
import { FORMS, isPublic, OWN } from "./forms";
import { replyOf } from "./reply";
import { filled, namedActionsOf, routesOf } from "./routes";

// Every address and every action of the build, walked by two who have everything at a practice of their own: a neighbour of the same group
// and somebody of another one. Nothing of the house may be seen or changed, and what is there may not be told from what is not.
const tree = process.env.LOCK_TREE ?? "";

let server: BuiltServer;
let world: Awaited<ReturnType<typeof twoHouses>>;

beforeAll(async () => {
  world = await twoHouses();
  server = await startBuilt(tree);
});

afterAll(() => server?.stop());

const WHO = ["neighbour", "foreigner"] as const;

/** What stands for each name in an address. A name that is not here fails the first test. */
function valuesOf(ids: Ids, at: { slug: string; group: string }): Record<string, string> {
  const { user, provider, request, device, review, photo, logo, job, role } = ids;
  const given = { user, provider, request, device, review, photo, logo, job, role };
  return { ...given, practice: at.slug, group: at.group, token: "unknown", nextauth: "session" };
}

const NAMES = /\[+(?:\.\.\.)?(\w+)\]+/g;
const namesIn = (route: string) => [...route.matchAll(NAMES)].map(([, name]) => name ?? "");
const ofStaff = () => routesOf(tree).filter((route) => /\[practice\]|\[group\]|^\/support/.test(route));
const withIds = () => ofStaff().filter((route) => namesIn(route).length > 1);

const own = ({ practice }: Stranger) => ({ slug: practice.slug, group: practice.groupId });
const house = () => ({ slug: world.here.slug, group: world.here.groupId });
const nowhere = { slug: "no-such-practice", group: "01a20588-8ff4-7032-98cd-999999999999" };

/** Whatever an address can ask for beside its path, with the house's ids. */
function queryOf(ids: Ids): string {
  const { user, practice, request, role, provider, job, review } = ids;
  const asked = { whom: user, who: user, user, person: user, people: user, id: user, ids: user };
  const others = {
    practice,
    from: practice,
    to: practice,
    request,
    role,
    provider,
    job,
    review,
    group: ids.group,
  };
  return new URLSearchParams({ ...asked, ...others, q: "zephyri", called: "zephyri", page: "1" }).toString();
}

test("every name in an address is known to this walk", () => {
  const known = Object.keys(valuesOf(world.ids, nowhere));
  expect(
    ofStaff()
      .flatMap(namesIn)
      .filter((name) => !known.includes(name)),
  ).toEqual([]);
  expect(withIds().length).toBeGreaterThan(20);
});

describe.each(WHO)("The %s", (who) => {
  test("finds at their own address nothing of the house, by its ids", { timeout: 180_000 }, async () => {
    for (const route of withIds()) {
      const asker = world[who];
      const there = await ask(asker, filled(route, valuesOf(world.ids, own(asker))));
      const nothing = await ask(asker, filled(route, valuesOf(unknownIds(world.ids), own(asker))));
      expect(there, route).toEqual(nothing);
      expect([403, 404, 405], `${route}: ${there.status}`).toContain(there.status);
    }
  });

  test("finds no page of the house at its own address", { timeout: 180_000 }, async () => {
    for (const route of ofStaff()) {
      const asker = world[who];
      // The neighbour's group is the house's: its pages are theirs, and asked for above.
      if (route.includes("[group]") && who === "neighbour") continue;
      const there = await ask(asker, filled(route, valuesOf(world.ids, house())));
      const nothing = await ask(asker, filled(route, valuesOf(unknownIds(world.ids), nowhere)));
      expect(there, route).toEqual(nothing);
      expect([403, 404, 405], `${route}: ${there.status}`).toContain(there.status);
    }
  });

  test("is told nothing by any query of their own pages", { timeout: 180_000 }, async () => {
    const query = queryOf(world.ids);
    for (const route of ofStaff().filter((one) => !withIds().includes(one))) {
      const asker = world[who];
      await ask(asker, `${filled(route, valuesOf(world.ids, own(asker)))}?${query}`);
    }
  });

  test("hears nothing of the house on the streams and addresses that are of no practice", async () => {
    const shared = [
      "/api/waiting",
      "/api/waiting/state",
      "/api/auth/session",
      "/dev/mailbox.json",
      "/",
      "/waiting",
    ];
    for (const path of shared) expect(await heard(world[who], path), path).not.toContain(SECRET);
  });

  test("of somebody who works at both, is told nothing that they are only in the house", {
    timeout: 180_000,
  }, async () => {
    const ids = { ...world.ids, user: world.ids.bridge };
    for (const route of ofStaff()) {
      const asker = world[who];
      await ask(asker, `${filled(route, valuesOf(ids, own(asker)))}?${queryOf(ids)}`, [
        INNER,
        INNER_EXTENSION,
      ]);
    }
  });

  test("changes nothing by any action, wherever the ids are put", { timeout: 300_000 }, async () => {
    const before = await houseRows();
    for (const { id, name } of namedActionsOf(tree).filter((action) => action.name in FORMS))
      for (const form of formsOf(name)) {
        await tried(world[who], { id, name, form });
        expect(await houseRows(), name).toEqual(before);
      }
  });

  test("and nothing by those that are their own, bound to the house", { timeout: 180_000 }, async () => {
    const before = await houseRows();
    for (const { id, name } of namedActionsOf(tree).filter((action) => action.name in OWN)) {
      if (name === "_server#signOutAction") continue;
      await send(world[who], id, bound(world.ids, house()), {});
      expect(await houseRows(), name).toEqual(before);
    }
  });
});

type Form = (ids: Ids) => Record<string, string | string[]>;

/** The forms an action is sent, each to be filled with any ids. */
function formsOf(name: string): Form[] {
  const filledIn = (ids: Ids) => [FORMS[name]?.(ids) ?? {}].flat();
  return filledIn(world.ids).map((_, index) => (ids) => filledIn(ids)[index] ?? {});
}

/** An action with the house's ids at the caller's own practice, and bound to the house: each time told as of what does not exist. */
async function tried(asker: Stranger, action: { id: string; name: string; form: Form }): Promise<void> {
  const { id, name, form } = action;
  const unknown = unknownIds(world.ids);
  const there = await send(asker, id, bound(world.ids, own(asker)), form(world.ids));
  expect(there, name).toEqual(await send(asker, id, bound(unknown, own(asker)), form(unknown)));
  // Else the form was none that the action takes, and nothing was tried.
  expect(there.text, name).not.toMatch(/belong to it|Invalid input/);
  if (name.startsWith("(group)") && asker === world.neighbour) return;
  const inHouse = await send(asker, id, bound(world.ids, house()), form(world.ids));
  expect(inHouse, name).toEqual(await send(asker, id, bound(unknown, nowhere), form(unknown)));
}

test("no action of the build was forgotten", () => {
  const names = namedActionsOf(tree).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(30);
  expect(names.filter((name) => !(name in FORMS) && !(name in OWN) && !isPublic(name))).toEqual([]);
});

test("the house's own Admin is shown what the strangers were not", async () => {
  const { insider } = world;
  const { sessionOf } = await import("@/tests/support/world");
  const secret = await sessionOf({ id: insider.userId } as never);
  const answer = await fetch(`${server.url}/${world.here.slug}/settings/users/${world.ids.user}`, {
    headers: { cookie: `chairside-session=${secret}` },
  });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain(SECRET);
});

type Answer = { status: number; leadsTo: string | null; text: string };

async function ask(asker: Stranger, path: string, secrets = [SECRET]): Promise<Answer> {
  const answer = await fetch(`${server.url}${path}`, {
    redirect: "manual",
    headers: { cookie: `chairside-session=${asker.secret}` },
  });
  return read(answer, path, secrets);
}

/** What came within a second: a stream need not end. */
async function heard(asker: Stranger, path: string): Promise<string> {
  const init = { redirect: "manual", headers: { cookie: `chairside-session=${asker.secret}` } } as const;
  const answer = await fetch(`${server.url}${path}`, { ...init, signal: AbortSignal.timeout(5000) });
  const reader = answer.body?.getReader();
  let text = "";
  for (const until = Date.now() + 1000; reader && Date.now() < until; ) {
    const part = await Promise.race([reader.read(), pause(1000)]);
    if (!part || part.done) break;
    text += new TextDecoder().decode(part.value);
  }
  await reader?.cancel();
  return text;
}

function bound(ids: Ids, at: { slug: string; group: string }): Record<string, string> {
  return { ...valuesOf(ids, at), session: ids.session, line: "1", name: "Somebody", on: "on" };
}

async function send(
  asker: Stranger,
  action: string,
  binding: Record<string, string>,
  fields: Record<string, string | string[]>,
): Promise<Answer> {
  const answer = await fetch(`${server.url}/${asker.practice.slug}`, {
    method: "POST",
    redirect: "manual",
    body: replyOf(binding, fields),
    headers: {
      cookie: `chairside-session=${asker.secret}`,
      "next-action": action,
      origin: server.url,
    },
  });
  return read(answer, action, [SECRET]);
}

/** What was answered, without what differs from one answer to the next: ids that were asked for, marks, moments, scripts. */
async function read(answer: Response, what: string, secrets: string[]): Promise<Answer> {
  const whole = await answer.text();
  for (const secret of secrets) expect(whole, what).not.toContain(secret);
  const plain = (text: string) =>
    text
      .replace(/<script\b[\s\S]*?<\/script>/g, "")
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, "…")
      .replace(/no-such-practice|practice-\d+-[0-9a-f]{6}/g, "…")
      .replace(/"at":\d+|\d{13}/g, "…")
      .replace(/nonce="[^"]*"|"nonce":"[^"]*"/g, "…");
  const leadsTo = answer.headers.get("x-action-redirect") ?? answer.headers.get("location");
  const isAnswer = answer.headers.get("content-type")?.startsWith("text/x-component");
  return {
    status: answer.status,
    leadsTo: leadsTo && plain(leadsTo),
    text: isAnswer ? statesIn(whole).map(plain).join() : plain(whole),
  };
}

/** Of an action's answer the state of its form alone: the page around it is the caller's own. */
function statesIn(text: string): string[] {
  return text.split("\n").filter((line) => line.includes('"errors"'));
}

/** Every row of the database that is the house's. */
async function houseRows(): Promise<Record<string, string[]>> {
  const { group: _, q: __, bridge: ___, ...ids } = world.ids;
  const marks = [SECRET, ...Object.values(ids)];
  const whole = await wholeDatabase();
  return Object.fromEntries(
    Object.entries(whole).map(([table, rows]) => [
      table,
      rows.filter((row) => marks.some((mark) => row.includes(mark))),
    ]),
  );
}

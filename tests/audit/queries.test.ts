import { beforeAll, expect, test } from "vitest";
import { change } from "@/lib/audit/change";
import type { AuditEvent } from "@/lib/audit/events";
import { exportEntries, type LogFilters, listActors, listEntries } from "@/lib/audit/queries";
import { type Actor, system } from "@/lib/auth/actor";
import type { Authorized } from "@/lib/auth/authorize";
import { supportOnServer } from "@/lib/auth/support";
import type { PracticeRow } from "@/lib/practices/add-practice";
import { anAdmin, aPerson, aPractice, at, aVisitor, signedIn } from "@/tests/support/world";

let practice: PracticeRow;
let reader: Authorized<"audit.read">;

beforeAll(async () => {
  at("2026-03-01 09:00");
  practice = await aPractice();
  reader = await anAdmin("audit.read", practice, { name: "Ruth Adler" });
});

test("a page holds fifty records, newest first; older and newer lead through all of them and back", async () => {
  const big = await aPractice();
  const admin = await anAdmin("audit.read", big);
  await noteTimes(117, big, admin);
  const first = await listEntries(admin);
  expect(numbers(first)).toEqual(range(121, 72));
  expect(first.newer).toBeUndefined();
  const second = await listEntries(admin, { before: first.older });
  expect(numbers(second)).toEqual(range(71, 22));
  const third = await listEntries(admin, { before: second.older });
  expect(numbers(third)).toEqual(range(21, 1));
  expect(third.older).toBeUndefined();
  const back = await listEntries(admin, { after: third.newer });
  expect(numbers(back)).toEqual(range(71, 22));
  const top = await listEntries(admin, { after: back.newer });
  expect(numbers(top)).toEqual(range(121, 72));
  expect(top.newer).toBeUndefined();
});

test("records are found by who, by what, on whom, and when, also together", async () => {
  at("2026-03-01 12:00");
  const ben = await aPerson({ at: practice, name: "Ben Okafor", can: ["admin"] });
  const actor = await signedIn(ben, practice);
  at("2026-03-02 10:00");
  await noteTimes(1, practice, actor, "user.invited", "first");
  at("2026-03-03 10:00");
  await noteTimes(1, practice, reader, "user.invited", "second");
  at("2026-03-04 00:00");
  await noteTimes(1, practice, actor, "user.deleted", "second");

  expect(await found({ who: ben.id })).toEqual(["user.deleted second", "user.invited first"]);
  expect(await found({ what: "user.invited" })).toEqual(["user.invited second", "user.invited first"]);
  expect(await found({ whom: "second" })).toEqual(["user.deleted second", "user.invited second"]);
  expect(await found({ from: day(3), to: day(4) })).toEqual(["user.invited second"]);
  expect(await found({ from: day(3) })).toEqual(["user.deleted second", "user.invited second"]);
  expect(await found({ from: day(5) })).toEqual([]);
  expect(await found({ who: ben.id, whom: "second", from: day(2), to: day(30) })).toEqual([
    "user.deleted second",
  ]);
  expect(await found({ who: ben.id, what: "user.created" })).toEqual([]);
});

test("a record written while a server's clock was wrong is found by the day it says", async () => {
  const other = await aPractice();
  const admin = await anAdmin("audit.read", other);
  for (const moment of ["2026-03-05 10:00", "2031-01-01 10:00", "2026-03-06 10:00"]) {
    at(moment);
    await noteTimes(1, other, admin, "user.invited");
  }
  const march = await listEntries(admin, { from: day(1), to: day(31) });
  expect(march.entries.map(({ at: moment }) => moment.getUTCDate())).toEqual([6, 5]);
});

test("who acts without an account is found by their kind, and exported by it", async () => {
  const other = await aPractice();
  const admin = await anAdmin("audit.read", other);
  await noteTimes(1, other, system("end of access"), "user.deactivated");
  await noteTimes(1, other, supportOnServer("a reason"), "practice.changed");
  await noteTimes(1, other, aVisitor(), "password.reset-requested");
  await noteTimes(1, other, admin, "user.changed");
  const by = async (who: string) => {
    const chunks: string[] = [];
    for await (const chunk of exportEntries(admin, { who }))
      chunks.push(...chunk.map(({ event, actorName }) => `${actorName}: ${event}`));
    const { entries } = await listEntries(admin, { who });
    expect(entries.map(({ event, actorName }) => `${actorName}: ${event}`).reverse()).toEqual(chunks);
    return chunks;
  };
  expect(await by("support")).toEqual(["Chairside support (command line): practice.changed"]);
  expect((await by("system")).at(-1)).toBe("Chairside (end of access): user.deactivated");
  expect((await by("visitor")).at(-1)).toBe("Somebody not signed in: password.reset-requested");
});

test("the people to choose from are those who did something here, by the name they had last", async () => {
  const other = await aPractice();
  const admin = await anAdmin("audit.read", other, { name: "Zoe Young" });
  expect(await listActors(admin)).toEqual([]);
  await noteTimes(3, other, { ...admin, name: "Zoe Old" });
  await noteTimes(2, other, admin);
  await noteTimes(2, other, { ...admin, userId: "0-ada", name: "Ada Moreno" });
  expect(await listActors(admin)).toEqual([
    { id: "0-ada", name: "Ada Moreno" },
    { id: admin.userId, name: "Zoe Young" },
  ]);
});

test("an export gives every record that fits, oldest first, a thousand at a time", async () => {
  const big = await aPractice();
  const admin = await anAdmin("audit.read", big);
  await noteTimes(2100, big, admin, "user.invited");
  const chunks: number[][] = [];
  for await (const chunk of exportEntries(admin, { what: "user.invited" }))
    chunks.push(chunk.map(({ number }) => number));
  expect(chunks.map(({ length }) => length)).toEqual([1000, 1000, 100]);
  expect(chunks.flat()).toEqual(range(2104, 5).reverse());
});

test("nobody sees a record, an actor or an export of another practice", async () => {
  const stranger = await anAdmin("audit.read", await aPractice());
  const own = (await listEntries(stranger)).entries;
  expect(new Set(own.map(({ chain }) => chain))).toEqual(new Set([stranger.practice.id]));
  expect((await listEntries(stranger, { who: reader.userId })).entries).toEqual([]);
  expect((await listActors(stranger)).map(({ id }) => id)).not.toContain(reader.userId);
  for await (const chunk of exportEntries(stranger))
    expect(chunk.every(({ chain }) => chain === stranger.practice.id)).toBe(true);
});

async function noteTimes(
  times: number,
  where: PracticeRow,
  actor: Actor = system("tests"),
  event: AuditEvent = "users.exported",
  id = "thing",
) {
  await change(actor, event, async (_, about) => {
    for (let time = 0; time < times; time++) about({ kind: "user", id, name: id, practiceId: where.id });
  });
}

async function found(filters: LogFilters): Promise<string[]> {
  const { entries } = await listEntries(reader, filters);
  return entries.map(({ event, subjectId }) => `${event} ${subjectId}`);
}

function numbers(page: { entries: { number: number }[] }): number[] {
  return page.entries.map(({ number }) => number);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

function day(number: number): Date {
  return new Date(Date.UTC(2026, 2, number));
}

test("The log of changes leaves out who came and went", async () => {
  const practice = await aPractice();
  const reader = await anAdmin("audit.read", practice, { name: "Ruth Adler" });
  const { entries } = await listEntries(reader, { changesOnly: true });
  expect(entries.map(({ event }) => event)).toEqual(["device.trusted", "user.created", "practice.created"]);
});

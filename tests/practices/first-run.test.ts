import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { deviceUsers } from "@/db/schema/devices";
import { groups } from "@/db/schema/groups";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { findLink } from "@/lib/auth/links";
import { readSession } from "@/lib/auth/read-session";
import { signIn } from "@/lib/auth/sign-in";
import { staffActor } from "@/lib/auth/staff-actor";
import { InvalidError, NotFoundError } from "@/lib/errors";
import { firstRunLink } from "@/lib/practices/first-run";
import { type FirstRunInput, firstRunInput } from "@/lib/practices/first-run-input";
import { foundPractice } from "@/lib/practices/found-practice";
import { aLinkFor, at, theLogOf } from "@/tests/support/world";

// One empty database, founded once: these tests are one story, told in order.
const origin = { userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0", address: "192.0.2.7" };
const typed = {
  groupName: "Bright Smiles Dental Group",
  practiceName: "Downtown",
  slug: " Downtown ",
  practiceEmail: "hello@downtown.brightsmiles.example",
  phone: "(312) 555-0142",
  timeZone: "America/Chicago",
  name: " Ruth  Adler ",
  email: "Ruth@BrightSmiles.example",
  newPassword: "quiet lamp over river",
};
const input: FirstRunInput = firstRunInput.parse(typed);
const tokenOf = (url: string | undefined) => url?.split("/").at(-1) ?? "";

test("an empty database has no account at all", async () => {
  expect(await db.select().from(users)).toEqual([]);
  expect(await db.select().from(groups)).toEqual([]);
});

test("while there is no group the server gives a one-time link; a restart replaces it", async () => {
  const first = await firstRunLink();
  expect(first).toMatch(/^http:\/\/chairside\.test\/setup\/[\w-]{43}$/);
  const second = await firstRunLink();
  expect(await findLink(tokenOf(first), "first-run")).toBeUndefined();
  expect(await findLink(tokenOf(second), "first-run")).toBeDefined();
});

test("each field of the set-up says what to do about it", () => {
  const wrong: [keyof typeof typed, string][] = [
    ["groupName", " "],
    ["practiceName", "x".repeat(101)],
    ["slug", "login"],
    ["slug", "api"],
    ["slug", "Down town"],
    ["slug", "1st"],
    ["slug", "a"],
    ["slug", "-a"],
    ["slug", "a--b"],
    ["slug", ""],
    ["practiceEmail", ""],
    ["practiceEmail", "hello@"],
    ["phone", "call me"],
    ["timeZone", "Mars/Olympus"],
    ["name", "\u202Ehtur"],
    ["name", "\0"],
    ["email", "ruth"],
    ["email", ""],
    ["newPassword", ""],
  ];
  for (const [field, value] of wrong) {
    const checked = firstRunInput.safeParse({ ...typed, [field]: value });
    expect(
      checked.error?.issues.map(({ path }) => path[0]),
      `${field} ${value}`,
    ).toEqual([field]);
  }
  expect(firstRunInput.parse({ ...typed, phone: "" }).phone).toBeNull();
});

test("a refused set-up founds nothing and leaves the link", async () => {
  const token = tokenOf(await firstRunLink());
  for (const wrong of [
    { newPassword: "password1234" },
    { newPassword: "downtown is my place" },
    { email: input.practiceEmail },
  ])
    await expect(foundPractice(token, { ...input, ...wrong }, origin)).rejects.toThrow(InvalidError);
  for (const bad of ["", "x", `${token}x`])
    await expect(foundPractice(bad, input, origin)).rejects.toThrow(NotFoundError);
  expect(await db.select().from(groups)).toEqual([]);
  expect(await findLink(token, "first-run")).toBeDefined();
});

test("the link lapses after seven days", async () => {
  at("2026-03-02 09:00");
  const token = tokenOf(await firstRunLink());
  at("2026-03-09 09:01");
  await expect(foundPractice(token, input, origin)).rejects.toThrow(NotFoundError);
});

test("of two set-ups at the same moment one founds the practice; its Admin is signed in, on a trusted device", async () => {
  const token = tokenOf(await firstRunLink());
  const planted = { ...origin, deviceSecret: "planted" };
  const both = await Promise.allSettled([
    foundPractice(token, input, planted),
    foundPractice(token, { ...input, slug: "harbor" }, planted),
  ]);
  const won = both.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(won).toHaveLength(1);
  const [practice, ...more] = await db.select().from(practices);
  expect(more).toEqual([]);
  const opened = won[0];
  const actor = staffActor(await readSession(opened?.token, practice?.slug));
  expect(actor).toMatchObject({
    name: "Ruth Adler",
    permissions: { admin: true },
    practice: { name: "Downtown", timeZone: "America/Chicago" },
  });
  const [pair] = await db
    .select()
    .from(deviceUsers)
    .where(eq(deviceUsers.deviceId, opened?.deviceId ?? ""));
  expect(pair?.trustedAt).not.toBeNull();
  expect(opened?.deviceSecret).not.toBe("planted");
  const log = practice ? await theLogOf(practice) : [];
  expect(log.map(({ event }) => event)).toEqual([
    "group.created",
    "practice.created",
    "user.created",
    "session.opened",
    "device.trusted",
  ]);
});

test("the Admin signs in with what they chose", async () => {
  expect(await signIn("ruth@brightsmiles.example", "quiet lamp over river", origin)).toBeDefined();
});

test("once there is a group there is no link, and none that still lies about works", async () => {
  expect(await firstRunLink()).toBeUndefined();
  const leftOver = await aLinkFor(null, "first-run");
  await expect(
    foundPractice(leftOver, { ...input, slug: "second", email: "eve@x.example" }, origin),
  ).rejects.toThrow(NotFoundError);
  expect(await db.select().from(groups)).toHaveLength(1);
});

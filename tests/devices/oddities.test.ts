import { afterEach, expect, test } from "vitest";
import { standAt } from "@/lib/clock";
import { listOpenRequests } from "@/lib/devices/queries";
import { aPerson, aPractice, at, becomes, turns } from "@/tests/support/world";
import { aBrowser, comesBy, deciding, somebodyWaiting, theRequestOf } from "./new-device";

afterEach(() => standAt());

const BERLIN = "85.214.132.117";
const NEXT_DOOR = "85.214.132.9";
const POTSDAM = "85.214.7.1";
const CALIFORNIA = "8.8.8.8";
const NOWHERE = "192.0.2.7";

/** Somebody who was let in from these addresses at nine, by a practice that asks for nothing yet; it does from then on. */
async function knownFrom(...addresses: string[]) {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  await turns(practice, { twoFactor: false });
  const person = await aPerson({ at: practice });
  for (const address of addresses) await comesBy(person, aBrowser({ address }));
  await turns(practice, { twoFactor: true });
  return person;
}

/** What stands out when they sign in from there on a new device. */
async function oddFrom(person: { id: string }, address: string) {
  await comesBy(person, aBrowser({ address }));
  return (await theRequestOf(person)).odd;
}

test("for somebody who was never let in nothing stands out", async () => {
  const person = await knownFrom();
  expect(await oddFrom(person, BERLIN)).toEqual([]);
  expect(await theRequestOf(person)).toMatchObject({ country: "DE", address: BERLIN });
});

test("the network and the country they were let in from before don't stand out, nor does another address of that network", async () => {
  const person = await knownFrom(BERLIN);
  at("2026-03-02 12:00");
  expect(await oddFrom(person, BERLIN)).toEqual([]);
  expect(await oddFrom(person, NEXT_DOOR)).toEqual([]);
});

test("a new network stands out, in a known country that alone", async () => {
  const person = await knownFrom(BERLIN);
  at("2026-03-02 12:00");
  expect(await oddFrom(person, POTSDAM)).toEqual(["new-network"]);
});

test("a new country stands out with its network; a place that nobody knows is no country", async () => {
  const person = await knownFrom(BERLIN, NOWHERE);
  at("2026-03-02 12:00");
  expect(await oddFrom(person, CALIFORNIA)).toEqual(["new-country", "new-network"]);
  at("2026-03-02 14:00");
  expect(await oddFrom(person, "198.51.100.1")).toEqual(["new-network"]);
});

test("whose known networks have no place, is in no new country", async () => {
  const person = await knownFrom(NOWHERE);
  at("2026-03-02 12:00");
  expect(await oddFrom(person, CALIFORNIA)).toEqual(["new-network"]);
});

test("another sign-in from elsewhere within the hour stands out, whether it was let in or waits", async () => {
  const person = await knownFrom(BERLIN, CALIFORNIA);
  at("2026-03-02 09:59");
  expect(await oddFrom(person, BERLIN)).toEqual(["elsewhere"]);
  at("2026-03-02 10:58");
  expect(await oddFrom(person, BERLIN)).toEqual([]);
  expect(await oddFrom(person, CALIFORNIA)).toEqual(["elsewhere"]);
  at("2026-03-02 12:00");
  expect(await oddFrom(person, CALIFORNIA)).toEqual([]);
});

test("of IPv6 the first half is the network: the customer's", async () => {
  const person = await knownFrom("2a02:8108:1:2::1");
  at("2026-03-02 12:00");
  expect(await oddFrom(person, "2a02:8108:1:2:ffff::9")).toEqual([]);
  expect(await oddFrom(person, "2a02:8108:1:3::1")).toEqual(["new-network", "elsewhere"]);
});

test("a repeated request, a fresh reset and an access that is over are told when the request is looked at", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, waiting, browser } = await somebodyWaiting();
  const unusual = async () => {
    const admin = await deciding(ruth, practice);
    return (await listOpenRequests(admin)).map((request) => [request.attemptsThisHour, request.unusual]);
  };
  expect(await unusual()).toEqual([[1, []]]);
  await comesBy(chloe, { ...browser, deviceSecret: waiting.deviceSecret });
  expect(await unusual()).toEqual([[2, ["repeated"]]]);
  at("2026-03-02 10:00");
  expect(await unusual()).toEqual([[0, []]]);
  await becomes(chloe, { passwordResetAt: new Date("2026-03-01T10:01:00Z") });
  expect(await unusual()).toEqual([[0, ["fresh-reset"]]]);
  await becomes(chloe, { passwordResetAt: new Date("2026-03-01T10:00:00Z") });
  expect(await unusual()).toEqual([[0, []]]);
  await becomes(chloe, { accessEndsAt: new Date("2026-03-02T10:00:00Z") });
  expect(await unusual()).toEqual([[0, ["no-access"]]]);
  await becomes(chloe, { accessEndsAt: new Date("2026-03-02T10:01:00Z") });
  expect(await unusual()).toEqual([[0, []]]);
  await becomes(chloe, { status: "deactivated" });
  expect(await unusual()).toEqual([[0, ["no-access"]]]);
});

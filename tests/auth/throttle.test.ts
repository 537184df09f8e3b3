import { expect, test } from "vitest";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { openTrusted } from "@/lib/auth/open-session";
import { signIn } from "@/lib/auth/sign-in";
import { networkOf } from "@/lib/auth/throttle";
import type { OpenedSession } from "@/lib/devices/opening";
import type { UserRow } from "@/lib/users/add-person";
import { aPerson, aPractice, at, liveSessionsOf, PASSWORD } from "@/tests/support/world";

const userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0";
let network = 0;

/** An address nobody guessed from yet. */
const anAddress = () => `10.0.${++network >> 8}.${network & 255}`;

async function guesses(person: UserRow, times: number, address?: string): Promise<void> {
  for (let time = 0; time < times; time++)
    expect(
      await signIn(person.login ?? "", "wrong", { userAgent, address: address ?? anAddress() }),
    ).toBeUndefined();
}

const enters = async (person: UserRow, given: { address?: string; deviceSecret?: string } = {}) =>
  (await signIn(person.login ?? "", PASSWORD, { userAgent, address: anAddress(), ...given })) !== undefined;

test("four wrong passwords are free; each one after them doubles the pause of the account", async () => {
  const person = await aPerson({ at: await aPractice() });
  at("2026-03-02 09:00");
  await guesses(person, 4);
  expect(await enters(person)).toBe(true);
  await guesses(person, 5);
  expect(await enters(person)).toBe(false);
  at("2026-03-02 09:01");
  await guesses(person, 1);
  at("2026-03-02 09:02");
  await guesses(person, 5);
  expect(await enters(person)).toBe(false);
  expect(await liveSessionsOf(person)).toBe(1);
});

test("while guesses are paused the right password answers the same, and what is refused doesn't prolong the pause", async () => {
  const person = await aPerson({ at: await aPractice() });
  at("2026-03-02 09:00");
  await guesses(person, 5);
  for (let time = 0; time < 20; time++) expect(await enters(person)).toBe(false);
  at("2026-03-02 09:01");
  expect(await enters(person)).toBe(true);
});

test("no pause is longer than 15 minutes, and an hour without failures forgets them", async () => {
  const person = await aPerson({ at: await aPractice() });
  for (let minute = 0; minute < 20; minute++) {
    at(
      `2026-03-02 ${String(9 + Math.floor((minute * 16) / 60)).padStart(2, "0")}:${String((minute * 16) % 60).padStart(2, "0")}`,
    );
    await guesses(person, 1);
  }
  at("2026-03-02 14:20");
  expect(await enters(person)).toBe(true);
});

test("whoever guesses is stopped; the owner on a trusted device is not", async () => {
  const person = await aPerson({ at: await aPractice() });
  const own = await trustedOn(person);
  at("2026-03-02 09:00");
  await guesses(person, 12);
  expect(await enters(person)).toBe(false);
  expect(await enters(person, { deviceSecret: own.deviceSecret })).toBe(true);
});

test("a trusted device has tries of its own, which slow down too", async () => {
  const person = await aPerson({ at: await aPractice() });
  const { deviceSecret } = await trustedOn(person);
  at("2026-03-02 09:00");
  for (let time = 0; time < 10; time++)
    await signIn(person.login ?? "", "wrong", { userAgent, address: anAddress(), deviceSecret });
  expect(await enters(person, { deviceSecret })).toBe(false);
  at("2026-03-02 09:01");
  expect(await enters(person, { deviceSecret })).toBe(true);
});

test("trust is of the pair: a colleague's trusted device spares nobody else the pause", async () => {
  const practice = await aPractice();
  const [ruth, sam] = [await aPerson({ at: practice }), await aPerson({ at: practice })];
  const own = await trustedOn(ruth);
  at("2026-03-02 09:00");
  await guesses(sam, 6);
  expect(await enters(sam, { deviceSecret: own.deviceSecret })).toBe(false);
});

test("guesses at many accounts from one address are slowed down by the address", async () => {
  const practice = await aPractice();
  at("2026-03-02 09:00");
  const address = anAddress();
  for (let time = 0; time < 30; time++)
    await signIn(`person-${time}@nowhere.example`, "wrong", { userAgent, address });
  const person = await aPerson({ at: practice });
  expect(await enters(person, { address })).toBe(false);
  expect(await enters(person)).toBe(true);
});

test("a practice behind one address that mistypes now and then all day long is never paused", async () => {
  const practice = await aPractice();
  const person = await aPerson({ at: practice });
  const address = anAddress();
  for (let time = 0; time < 60; time++) {
    at(
      `2026-03-02 ${String(9 + Math.floor((time * 2) / 60)).padStart(2, "0")}:${String((time * 2) % 60).padStart(2, "0")}`,
    );
    await signIn(`typo-${time}@nowhere.example`, "wrong", { userAgent, address });
  }
  expect(await enters(person, { address })).toBe(true);
});

test("an IPv6 network of /64 counts as one address", () => {
  expect(networkOf("2001:db8:1:2:a:b:c:d")).toBe(networkOf("2001:db8:1:2::ffff"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("2001:0DB8:0001:0002::1")).toBe(networkOf("2001:db8:1:2:9::"));
  expect(networkOf("::1")).toBe("0:0:0:0");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("of a hundred guesses at the same moment no more are looked at than one after the other", async () => {
  const person = await aPerson({ at: await aPractice() });
  at("2026-03-02 09:00");
  const wrong = Array.from({ length: 12 }, () =>
    signIn(person.login ?? "", "wrong", { userAgent, address: anAddress() }),
  );
  await Promise.all(wrong);
  expect(await enters(person)).toBe(false);
});

test("guesses at a login nobody has are paused like any other", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  for (let time = 0; time < 6; time++)
    await signIn("later@nowhere.example", "wrong", { userAgent, address: anAddress() });
  const person = await aPerson({ at: practice, login: "later@nowhere.example" });
  expect(await enters(person)).toBe(false);
});

function trustedOn(person: UserRow): Promise<OpenedSession> {
  return change(system("tests"), "session.opened", (tx, about) =>
    openTrusted(tx, about, person.id, { userAgent, address: anAddress() }, "tests"),
  );
}

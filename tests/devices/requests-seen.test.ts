import { afterEach, expect, test } from "vitest";
import { fromNow, HOUR, MINUTE, standAt } from "@/lib/clock";
import { approveLogin, declineLogin } from "@/lib/devices/decide-signed-in";
import { countOpenRequests, getRequest, listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { NotFoundError } from "@/lib/errors";
import { anAdmin, aPerson, aPractice, at, becomes, turns } from "@/tests/support/world";
import { aBrowser, aWrongNumberFor, comesBy, deciding, somebodyWaiting, theRequestOf } from "./new-device";

afterEach(() => standAt());

const NINE = new Date("2026-03-02T09:00:00Z");

test("whoever may decide sees who asks, on what, from where and since when, and never the number", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe } = await somebodyWaiting(aBrowser({ address: "85.214.132.117" }));
  await turns(practice, { numberRule: "always" });
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  expect(await getRequest(admin, id)).toEqual({
    id,
    userId: chloe.id,
    name: "Chloe Park",
    photoId: null,
    practice: practice.name,
    slug: practice.slug,
    timeZone: practice.timeZone,
    device: "Chrome 140 on Windows",
    address: "85.214.132.117",
    country: "DE",
    standing: "open",
    unusual: [],
    attempts: 1,
    attemptsThisHour: 1,
    createdAt: NINE,
    lastAttemptAt: NINE,
    expiresAt: new Date("2026-03-03T09:00:00Z"),
    closedAt: null,
    decidedByName: null,
    decidedHow: null,
    numberClosedUntil: null,
    numberRule: "always",
  });
});

test("a field that three wrong numbers closed says until when", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  const { id } = await theRequestOf(chloe);
  for (let time = 0; time < 3; time++) {
    const wrong = { number: await aWrongNumberFor(chloe), absent: false, password: "" };
    await expect(approveLogin(admin, id, wrong)).rejects.toMatchObject({ field: "number" });
  }
  expect((await getRequest(admin, id)).numberClosedUntil).toEqual(new Date("2026-03-02T09:10:00Z"));
});

test("what waits is counted and listed, the newest first: not what has expired, nor another practice's", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, sam, chloe } = await somebodyWaiting();
  await somebodyWaiting();
  at("2026-03-02 10:00");
  await comesBy(sam, aBrowser());
  const open = async () => {
    const admin = await deciding(ruth, practice);
    return [await countOpenRequests(admin), (await listOpenRequests(admin)).map(({ name }) => name)];
  };
  expect(await open()).toEqual([2, ["Sam Ito", "Chloe Park"]]);
  at("2026-03-03 09:00");
  expect(await open()).toEqual([1, ["Sam Ito"]]);
  await declineLogin(await deciding(ruth, practice), (await theRequestOf(sam)).id, false);
  expect(await open()).toEqual([0, []]);
  const stranger = await anAdmin("logins.decide", await aPractice());
  expect(await countOpenRequests(stranger)).toBe(0);
  await expect(getRequest(stranger, (await theRequestOf(chloe)).id)).rejects.toThrow(NotFoundError);
});

test("the last twenty decisions are listed, the newest first, with by whom and how", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe } = await somebodyWaiting();
  const admin = await deciding(ruth, practice);
  expect(await listDecidedRequests(admin)).toEqual([]);
  await declineLogin(admin, (await theRequestOf(chloe)).id, true);
  expect(await listDecidedRequests(admin)).toMatchObject([
    {
      name: "Chloe Park",
      standing: "declined",
      closedAt: NINE,
      decidedByName: "Ruth Adler",
      decidedHow: "the account was secured",
    },
  ]);
  const early = await aPerson({ at: practice, name: "Asked first, decided last" });
  await comesBy(early, aBrowser());
  for (let turn = 0; turn < 20; turn++) {
    standAt(fromNow(4 * MINUTE));
    const person = await aPerson({ at: practice, name: `Person ${turn}` });
    await comesBy(person, aBrowser());
    await declineLogin(admin, (await theRequestOf(person)).id, false);
  }
  standAt(fromNow(MINUTE));
  await declineLogin(admin, (await theRequestOf(early)).id, false);
  const names = (await listDecidedRequests(admin)).map(({ name }) => name);
  const persons = Array.from({ length: 19 }, (_, turn) => `Person ${19 - turn}`);
  expect(names).toEqual(["Asked first, decided last", ...persons]);
});

test("the attempts of an hour are those of all the person's requests", async () => {
  at("2026-03-02 09:00");
  const { practice, ruth, chloe, browser } = await somebodyWaiting();
  at("2026-03-02 09:30");
  await comesBy(chloe, browser);
  const seen = async () => {
    const [newest] = await listOpenRequests(await deciding(ruth, practice));
    return [newest?.attempts, newest?.attemptsThisHour];
  };
  expect(await seen()).toEqual([1, 2]);
  standAt(new Date(NINE.getTime() + HOUR));
  expect(await seen()).toEqual([1, 1]);
  await becomes(chloe, { status: "deactivated" });
  expect((await listOpenRequests(await deciding(ruth, practice)))[0]?.unusual).toEqual(["no-access"]);
});

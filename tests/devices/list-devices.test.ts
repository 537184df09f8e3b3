import { afterEach, expect, test } from "vitest";
import { readSession } from "@/lib/auth/read-session";
import { signOut } from "@/lib/auth/sign-out";
import { DAY, fromNow, HOUR, standAt } from "@/lib/clock";
import { DEVICES_A_PAGE, listTrustedDevices } from "@/lib/devices/list-devices";
import { endSessionOf, listSessions } from "@/lib/devices/live-sessions";
import { revokeDevice } from "@/lib/devices/revoke-device";
import { NotFoundError } from "@/lib/errors";
import {
  alsoAt,
  aPerson,
  aPractice,
  aVisitor,
  liveSessionsOf,
  sessionOf,
  signedIn,
  theLogOf,
  turns,
} from "@/tests/support/world";
import { aBrowser, deciding, signsIn } from "./new-device";

afterEach(() => standAt());

async function aPracticeWithRuth() {
  const practice = await aPractice();
  const ruth = await aPerson({ at: practice, name: "Ruth Adler", can: ["admin"] });
  return { practice, ruth, admin: await deciding(ruth, practice) };
}

test("the list shows every trusted device of those at home here: whose, what, since when, by whom, signed in or not", async () => {
  const { practice, admin } = await aPracticeWithRuth();
  standAt(fromNow(HOUR / 60));
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const token = await sessionOf(chloe);
  const { list, orMore } = await listTrustedDevices(admin, { page: 1 });
  expect(orMore).toBe(false);
  expect(list.map(({ name }) => name)).toEqual(["Chloe Park", "Ruth Adler"]);
  expect(list[0]).toMatchObject({
    label: "Chrome 156 on Linux",
    lastAddress: "192.0.2.7",
    country: null,
    trustedBy: "tests",
    lookedLike: null,
    signedIn: true,
    lapsed: false,
    current: false,
  });
  expect(list[1]?.current).toBe(true);
  await signOut(aVisitor(), token);
  expect((await listTrustedDevices(admin, { page: 1 })).list[0]?.signedIn).toBe(false);
});

test("revoked devices leave the list, untrusted ones never stand on it, unused ones say so", async () => {
  const { practice, admin } = await aPracticeWithRuth();
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const device = (await readSession(await sessionOf(chloe)))?.session.deviceId ?? "";
  await turns(practice, { twoFactor: false });
  await signsIn(chloe, aBrowser());
  expect((await listTrustedDevices(admin, { page: 1 })).list).toHaveLength(2);
  standAt(fromNow(91 * DAY));
  expect((await listTrustedDevices(admin, { page: 1 })).list.map(({ lapsed }) => lapsed)).toEqual([
    true,
    true,
  ]);
  await revokeDevice(admin, chloe.id, device);
  expect((await listTrustedDevices(admin, { page: 1 })).list.map(({ name }) => name)).toEqual(["Ruth Adler"]);
});

test("people of other homes are not on the list, nor among the sessions, wherever they may sign in", async () => {
  const { practice, admin } = await aPracticeWithRuth();
  const ada = await aPerson({ at: await aPractice({ groupId: practice.groupId }), name: "Dr. Ada Moreno" });
  await alsoAt(ada, practice);
  await signedIn(ada, practice);
  const people = [ada.id];
  expect((await listTrustedDevices(admin, { page: 1, people })).list).toEqual([]);
  expect((await listSessions(admin, { page: 1, people })).list).toEqual([]);
  expect((await listSessions(admin, { page: 1 })).list.map(({ name }) => name)).toEqual(["Ruth Adler"]);
});

test("the list comes in pages, and for some people only", async () => {
  const { practice, admin } = await aPracticeWithRuth();
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  for (let device = 0; device < DEVICES_A_PAGE; device++) await sessionOf(chloe);
  const [first, second] = [
    await listTrustedDevices(admin, { page: 1 }),
    await listTrustedDevices(admin, { page: 2 }),
  ];
  expect([first.list.length, first.orMore, second.list.length, second.orMore]).toEqual([50, true, 1, false]);
  const ids = [...first.list, ...second.list].map(({ deviceId }) => deviceId);
  expect(new Set(ids).size).toBe(51);
  const own = await listTrustedDevices(admin, { page: 1, people: [admin.userId] });
  expect(own.list.map(({ name }) => name)).toEqual(["Ruth Adler"]);
  expect((await listTrustedDevices(admin, { page: 1, people: [] })).list).toEqual([]);
  const sessions = await listSessions(admin, { page: 2 });
  expect([sessions.list.length, sessions.orMore]).toEqual([1, false]);
});

test("the sessions are those that still open something, and an Admin ends one", async () => {
  const { practice, admin } = await aPracticeWithRuth();
  const chloe = await aPerson({ at: practice, name: "Chloe Park" });
  const token = await sessionOf(chloe);
  const waiting = await aPerson({ at: practice, name: "Dan Reyes" });
  await signsIn(waiting, aBrowser());
  const { list } = await listSessions(admin, { page: 1 });
  expect(list.map(({ name, current }) => [name, current]).sort()).toEqual([
    ["Chloe Park", false],
    ["Ruth Adler", true],
  ]);
  const hers = list.find(({ name }) => name === "Chloe Park");
  await endSessionOf(admin, hers?.id ?? "");
  expect(await readSession(token)).toBeUndefined();
  expect((await theLogOf(practice)).at(-1)).toMatchObject({
    event: "session.ended",
    subjectName: "Chloe Park",
    after: { because: "signed out by an Admin" },
  });
  await expect(endSessionOf(admin, hers?.id ?? "")).rejects.toThrow(NotFoundError);
  standAt(fromNow(31 * 60_000));
  expect((await listSessions(admin, { page: 1 })).list).toEqual([]);
});

test("another practice's Admin ends nobody's session", async () => {
  const { practice, ruth } = await aPracticeWithRuth();
  const there = await aPractice({ groupId: practice.groupId });
  const omar = await aPerson({ at: there, can: ["admin"] });
  const gate = await readSession(await sessionOf(ruth));
  await expect(endSessionOf(await deciding(omar, there), gate?.session.id ?? "")).rejects.toThrow(
    NotFoundError,
  );
  expect(await liveSessionsOf(ruth)).toBe(2);
});

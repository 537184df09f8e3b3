import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { db } from "@/db";
import { decisionLinks, loginRequests } from "@/db/schema/login-requests";
import { mailbox, outbox } from "@/db/schema/outbox";
import { photos } from "@/db/schema/photos";
import { sessions } from "@/db/schema/sessions";
import { throttles } from "@/db/schema/throttles";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { signIn } from "@/lib/auth/sign-in";
import { countFailure } from "@/lib/auth/throttle";
import { DAY, fromNow, HOUR, standAt } from "@/lib/clock";
import { approveLogin } from "@/lib/devices/decide-signed-in";
import { listDecidedRequests, listOpenRequests } from "@/lib/devices/queries";
import { deliverDue } from "@/lib/outbox/deliver";
import { mailboxTransport } from "@/lib/outbox/transports/mailbox";
import { savePhoto } from "@/lib/photos/save-photo";
import { stagePhoto } from "@/lib/photos/stage-photo";
import { clearGuesses } from "@/lib/start/clear-guesses";
import { clearMails } from "@/lib/start/clear-mails";
import { clearRequests } from "@/lib/start/clear-requests";
import { clearSessions } from "@/lib/start/clear-sessions";
import { clearUploads } from "@/lib/start/clear-uploads";
import { keepHouse } from "@/lib/start/housekeeping";
import { anInvitation, theMailTo } from "@/tests/support/mails";
import { noisyJpeg } from "@/tests/support/sample-photos";
import {
  anAdmin,
  aPerson,
  aPractice,
  at,
  liveSessionsOf,
  PASSWORD,
  sessionOf,
  theLogOf,
  theOutboxOf,
  turns,
} from "@/tests/support/world";

test("uploads that nobody saved are cleared after a day; saved photos and today's uploads stay", async () => {
  const admin = await anAdmin("users.manage", await aPractice());
  await stagePhoto(admin, await noisyJpeg());
  const saved = await stagePhoto(admin, await noisyJpeg());
  await change(admin, "user.changed", async (tx, about) => {
    await savePhoto(tx, admin, saved);
    about({ kind: "user", id: admin.userId, name: admin.name });
  });
  standAt(fromNow(DAY + 1));
  const fresh = await stagePhoto(admin, await noisyJpeg());
  await clearUploads();
  const left = await db.select({ id: photos.id }).from(photos);
  expect(left.map(({ id }) => id).sort()).toEqual([fresh, saved].sort());
});

test("sessions are kept for 90 days after the longest they could live, then forgotten", async () => {
  const person = await aPerson({ at: await aPractice() });
  await sessionOf(person);
  standAt(fromNow(103 * DAY));
  await clearSessions();
  expect(await liveSessionsOf(person)).toBe(1);
  standAt(fromNow(1 * DAY + HOUR));
  await clearSessions();
  expect(await db.$count(sessions)).toBe(0);
});

test("mails are forgotten 90 days after they were sent; one that could not be delivered stays", async () => {
  at("2026-03-02 09:00");
  const practice = await aPractice();
  const { recipient } = await anInvitation(practice);
  const parked = await anInvitation(practice);
  await deliverDue(mailboxTransport(), "worker");
  await bookkeep("mail delivered", (tx) =>
    tx.update(outbox).set({ state: "parked" }).where(eq(outbox.recipient, parked.recipient)),
  );
  standAt(fromNow(90 * DAY));
  await clearMails();
  expect((await theMailTo(recipient)).state).toBe("sent");
  standAt(fromNow(1));
  await clearMails();
  expect((await theOutboxOf(practice)).map((mail) => mail.recipient)).toEqual([parked.recipient]);
  expect(await db.$count(mailbox)).toBe(0);
});

test("counts of failed sign-ins are forgotten once they slow nobody down any more", async () => {
  const guess = { loginKey: "ruth@brightsmiles.example", address: "192.0.2.7" };
  await bookkeep("guess counted", (tx) => countFailure(tx, guess));
  standAt(fromNow(DAY - HOUR));
  await clearGuesses();
  expect(await db.$count(throttles)).toBe(2);
  standAt(fromNow(2 * HOUR));
  await clearGuesses();
  expect(await db.$count(throttles)).toBe(0);
});

test("a login request that nobody decided on is closed after 24 hours: the person and the Admins are told, once", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("logins.decide", practice);
  await asks(await aPerson({ at: practice, name: "Chloe Park" }));
  const asked = (await theOutboxOf(practice)).length;
  standAt(fromNow(DAY + HOUR));
  await Promise.all([keepHouse(), keepHouse()]);
  expect(await listDecidedRequests(admin)).toMatchObject([{ name: "Chloe Park", standing: "expired" }]);
  const told = (await theOutboxOf(practice)).slice(asked).map(({ kind }) => kind);
  expect(told.sort()).toEqual(["login-decided", "login-outcome"]);
  const lines = (await theLogOf(practice)).filter(({ event }) => event === "login.expired");
  expect(lines).toMatchObject([{ actorKind: "system", subjectName: "Chloe Park" }]);
});

test("an approval that nobody used in 12 hours is written down as lapsed, and the page that waited is over", async () => {
  const practice = await aPractice();
  await turns(practice, { numberRule: "never" });
  const admin = await anAdmin("logins.decide", practice);
  const person = await aPerson({ at: practice });
  await asks(person);
  const [request] = await listOpenRequests(admin);
  await approveLogin(admin, request?.id ?? "", { number: "", absent: false, password: "" });
  standAt(fromNow(11 * HOUR));
  await keepHouse();
  expect(await liveSessionsOf(person)).toBe(1);
  standAt(fromNow(2 * HOUR));
  await keepHouse();
  expect(await liveSessionsOf(person)).toBe(0);
  const [row] = await db.select().from(loginRequests).where(eq(loginRequests.userId, person.id));
  expect(row).toMatchObject({ state: "approved", usedAt: null, lapsedAt: expect.any(Date) });
});

test("login requests are kept for a year after they were closed, then forgotten with the links to them", async () => {
  const practice = await aPractice();
  await anAdmin("logins.decide", practice);
  const person = await aPerson({ at: practice });
  await asks(person);
  standAt(fromNow(2 * DAY));
  await keepHouse();
  standAt(fromNow(364 * DAY));
  await asks(person);
  await clearRequests();
  const own = () => db.$count(loginRequests, eq(loginRequests.userId, person.id));
  expect(await own()).toBe(2);
  standAt(fromNow(2 * DAY));
  await clearRequests();
  expect(await own()).toBe(1);
  const requests = await db.select({ id: loginRequests.id }).from(loginRequests);
  const links = await db.select({ id: decisionLinks.requestId }).from(decisionLinks);
  expect(links.every(({ id }) => requests.some((request) => request.id === id))).toBe(true);
  expect(links.length).toBeGreaterThan(0);
});

test("several servers may keep house at the same moment: each thing is done once, and nothing is complained about", async () => {
  const complaints = vi.spyOn(console, "error");
  const practice = await aPractice();
  await anAdmin("users.manage", practice);
  const locum = await aPerson({ at: practice });
  await sessionOf(locum);
  await change(system("tests"), "user.changed", async (tx, about) => {
    await tx
      .update(users)
      .set({ accessEndsAt: fromNow(DAY) })
      .where(eq(users.id, locum.id));
    about({ kind: "user", id: locum.id, name: locum.name, practiceId: practice.id });
  });
  standAt(fromNow(200 * DAY));
  await Promise.all([keepHouse(), keepHouse(), keepHouse()]);
  expect(await db.$count(sessions, eq(sessions.userId, locum.id))).toBe(0);
  const ends = (await theLogOf(practice)).filter(({ event }) => event === "user.access-ended");
  expect(ends).toHaveLength(1);
  expect(complaints).not.toHaveBeenCalled();
});

function asks({ login }: { login: string | null }) {
  return signIn(login ?? "", PASSWORD, { userAgent: "a new browser", address: "192.0.2.9" });
}

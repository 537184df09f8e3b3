import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { db } from "@/db";
import { photos } from "@/db/schema/photos";
import { sessions } from "@/db/schema/sessions";
import { throttles } from "@/db/schema/throttles";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { countFailure } from "@/lib/auth/throttle";
import { DAY, fromNow, HOUR, standAt } from "@/lib/clock";
import { savePhoto } from "@/lib/photos/save-photo";
import { stagePhoto } from "@/lib/photos/stage-photo";
import { clearGuesses } from "@/lib/start/clear-guesses";
import { clearSessions } from "@/lib/start/clear-sessions";
import { clearUploads } from "@/lib/start/clear-uploads";
import { keepHouse } from "@/lib/start/housekeeping";
import { noisyJpeg } from "@/tests/support/sample-photos";
import { anAdmin, aPerson, aPractice, liveSessionsOf, sessionOf, theLogOf } from "@/tests/support/world";

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
  expect(await db.$count(sessions)).toBe(0);
  const ends = (await theLogOf(practice)).filter(({ event }) => event === "user.access-ended");
  expect(ends).toHaveLength(1);
  expect(complaints).not.toHaveBeenCalled();
});

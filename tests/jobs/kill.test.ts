import { once } from "node:events";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { fromNow, MINUTE, standAt } from "@/lib/clock";
import { beginJob } from "@/lib/jobs/begin-job";
import { getJob } from "@/lib/jobs/queries";
import { runScript } from "@/tests/support/run-script";
import { anAdmin, aPractice, theLogOf, theOutboxOf } from "@/tests/support/world";
import { previewOf, runJobs } from "@/tests/users/csv-files";

const script = join(import.meta.dirname, "import-and-hang.ts");

test("a server killed in the middle of an import: nothing of it was written; the next one does all of it, once", async () => {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const m = crypto.randomUUID().slice(0, 8);
  const people = Array.from({ length: 200 }, (_, at) => `Person ${at},p${at}-${m}@x.example,Other`);
  const { id } = await previewOf(admin, ["Name,Login,Role", ...people]);
  await beginJob(admin, await getJob(admin, id), { whole: true });
  const child = runScript(script);
  await once(child.stdout as NodeJS.ReadableStream, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const here = eq(users.homePracticeId, practice.id);
  expect(await db.$count(users, here)).toBe(1);
  expect(await getJob(admin, id)).toMatchObject({ state: "running", claimedBy: "killed" });
  expect(await runJobs()).toBe(0);
  standAt(fromNow(2 * MINUTE));
  expect(await runJobs("next")).toBe(1);
  standAt();
  expect(await getJob(admin, id)).toMatchObject({ state: "done", done: 200, refused: 0 });
  expect(await db.$count(users, here)).toBe(201);
  expect(await theOutboxOf(practice)).toHaveLength(200);
  expect((await theLogOf(practice)).filter(({ event }) => event === "user.created")).toHaveLength(201);
});

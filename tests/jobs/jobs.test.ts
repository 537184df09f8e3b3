import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db";
import { jobRows, jobs } from "@/db/schema/jobs";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { fromNow, MINUTE, standAt } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { addJob } from "@/lib/jobs/add-job";
import { askerOf } from "@/lib/jobs/asker";
import { beginJob } from "@/lib/jobs/begin-job";
import { cancelJob } from "@/lib/jobs/cancel-job";
import { claimJob, listDueJobs } from "@/lib/jobs/claim-job";
import { getJob } from "@/lib/jobs/queries";
import { runJob } from "@/lib/jobs/run-job";
import { runDueJobs } from "@/lib/jobs/start-jobs";
import type { JobRow, Verdict, Work, WorkRow } from "@/lib/jobs/work";
import { clearJobs } from "@/lib/start/clear-jobs";
import { anAdmin, aPractice, becomes, turns } from "@/tests/support/world";

afterEach(() => standAt());

const go = new AbortController().signal;

async function aJob(people = 3) {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice, { name: "Ruth Adler" });
  const rows = Array.from({ length: people }, (_, at) => ({ label: `Person ${at + 1}` }));
  const id = await addJob(
    admin,
    { kind: "bulk", task: { title: "Test" }, practiceId: practice.id },
    async () => rows,
  );
  return { practice, admin, id, job: () => getJob(admin, id) };
}

const verdict = (row: WorkRow, state: Verdict["state"], outcome: string): Verdict => ({
  row,
  state,
  outcome,
});

/** Work that only counts what it has in its hands. */
function counting(seen: string[] = [], each?: (row: WorkRow) => Promise<void>): Work & { seen: string[] } {
  return {
    seen,
    check: async (run) => {
      for await (const rows of run.rows(2))
        await run.settle(rows.map((row) => verdict(row, "waiting", "to do")));
    },
    carryOut: async (run) => {
      for await (const rows of run.rows(2))
        for (const row of rows) {
          await each?.(row);
          seen.push(row.label);
          await run.settle([verdict(row, "done", "did it")]);
        }
    },
  };
}

const rowsOf = async (id: string) =>
  (await db.select().from(jobRows).where(eq(jobRows.jobId, id)).orderBy(jobRows.number)).map(
    ({ state }) => state,
  );

test("work is looked at first, waits to be begun, and is then carried out row by row", async () => {
  const { admin, id, job } = await aJob();
  const work = counting();
  expect(await runDueJobs({ bulk: work }, "one")).toBe(1);
  expect(await job()).toMatchObject({ state: "done", done: 3, task: { phase: "ready", title: "Test" } });
  expect(work.seen).toEqual([]);
  await beginJob(admin, await job());
  expect(await job()).toMatchObject({ state: "waiting", done: 0 });
  await runDueJobs({ bulk: work }, "one");
  expect(work.seen).toEqual(["Person 1", "Person 2", "Person 3"]);
  expect(await job()).toMatchObject({ state: "done", done: 3, claimedBy: null, task: { phase: "over" } });
  expect(await rowsOf(id)).toEqual(["done", "done", "done"]);
});

test("of several servers one takes a job, and of two who press Start one begins it", async () => {
  const { admin, id, job } = await aJob();
  const claims = await Promise.all(["one", "two", "three"].map((worker) => claimJob(id, worker)));
  expect(claims.filter(Boolean)).toHaveLength(1);
  await bookkeep("long work done", (tx) =>
    tx.update(jobs).set({ state: "waiting", claimedUntil: null }).where(eq(jobs.id, id)),
  );
  await runDueJobs({ bulk: counting() }, "one");
  const ready = await job();
  const begun = await Promise.allSettled([1, 2, 3].map(() => beginJob(admin, ready)));
  expect(begun.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("a server that was killed leaves its claim, which lapses; another goes on with what is left", async () => {
  const { admin, id, job } = await aJob(4);
  await runDueJobs({ bulk: counting() }, "one");
  await beginJob(admin, await job());
  const killed = counting([], async ({ number }) => {
    // The power goes out: nothing is thrown, nothing is written any more.
    if (number === 3) await new Promise(() => undefined);
  });
  const claimed = await claimJob(id, "killed");
  void runJob(claimed as JobRow, killed, "killed", go);
  await expect.poll(() => killed.seen.length).toBe(2);
  expect(await listDueJobs(["bulk"])).not.toContain(id);
  standAt(fromNow(MINUTE));
  expect(await listDueJobs(["bulk"])).toContain(id);
  const next = counting();
  await runDueJobs({ bulk: next }, "next");
  expect(next.seen).toEqual(["Person 3", "Person 4"]);
  expect(await job()).toMatchObject({ state: "done", done: 4 });
});

test("whoever has lost a job to another server, or to Cancel, writes nothing more", async () => {
  const { admin, id, job } = await aJob();
  await runDueJobs({ bulk: counting() }, "one");
  await beginJob(admin, await job());
  const work = counting([], async ({ number }) => {
    if (number === 2) await cancelJob({ id });
  });
  await runDueJobs({ bulk: work }, "one");
  expect(await job()).toMatchObject({ state: "cancelled", done: 1 });
  expect(await rowsOf(id)).toEqual(["done", "waiting", "waiting"]);
  await expect(cancelJob({ id })).rejects.toBeInstanceOf(ConflictError);
});

test("at the end of the server the row under way is finished and the job let go of, at once", async () => {
  const { admin, id, job } = await aJob();
  await runDueJobs({ bulk: counting() }, "one");
  await beginJob(admin, await job());
  const stopping = new AbortController();
  const pausing: Work = {
    check: async () => undefined,
    carryOut: async (run) => {
      for await (const rows of run.rows(1))
        for (const row of rows) {
          await run.settle([verdict(row, "done", "did it")]);
          stopping.abort();
          await run.pace();
        }
    },
  };
  await runJob((await claimJob(id, "one")) as JobRow, pausing, "one", stopping.signal);
  expect(await job()).toMatchObject({ state: "waiting", claimedBy: null, done: 1 });
  expect(await listDueJobs(["bulk"])).toContain(id);
});

test("a check that was cut short begins anew; work that finds its check outdated goes back to it and says why", async () => {
  const { admin, id, job } = await aJob();
  let tries = 0;
  const work: Work = {
    check: async (run) => {
      if (run.job.id === id) tries++;
      for await (const rows of run.rows(2))
        await run.settle(rows.map((row) => verdict(row, "waiting", `look ${tries}`)));
    },
    carryOut: async () => {
      throw new ConflictError("Somebody was quicker.");
    },
  };
  await runDueJobs({ bulk: work }, "one");
  await beginJob(admin, await job());
  await runDueJobs({ bulk: work }, "one");
  expect(tries).toBe(2);
  expect(await job()).toMatchObject({
    state: "done",
    task: { phase: "ready" },
    problem: "Somebody was quicker.",
    done: 3,
  });
});

test("what nobody foresaw ends the job in words, and tells the operator", async () => {
  const { job } = await aJob();
  const told: unknown[] = [];
  const print = console.error;
  console.error = (...said) => told.push(said);
  const broken: Work = {
    check: () => Promise.reject(new Error("the disk is full")),
    carryOut: async () => undefined,
  };
  await runDueJobs({ bulk: broken }, "one");
  console.error = print;
  expect(await job()).toMatchObject({ state: "failed" });
  expect((await job()).problem).toContain("could not go on");
  expect(String(told)).toContain("the disk is full");
});

test("the asker has the rights of now, and none once deactivated, secured, gone, or on a device that was revoked", async () => {
  const { practice, admin, job } = await aJob();
  expect(await askerOf(await job())).toMatchObject({ name: "Ruth Adler", permissions: { admin: true } });
  const person = { id: admin.userId };
  for (const columns of [
    { status: "deactivated" as const },
    { mustChangePassword: true },
    { accessEndsAt: fromNow(-1) },
  ]) {
    await becomes(person, columns);
    expect(await askerOf(await job())).toBeUndefined();
    await becomes(person, { status: "active", mustChangePassword: false, accessEndsAt: null });
  }
  expect(await askerOf(await job())).toBeDefined();
  await turns(practice, { closedAt: new Date() });
  expect(await askerOf(await job())).toBeUndefined();
});

test("work that came to rest two weeks ago is forgotten with its rows, a little at a time", async () => {
  const { id, admin } = await aJob(2);
  await runDueJobs({ bulk: counting() }, "one");
  standAt(fromNow(13 * 24 * 60 * MINUTE));
  await clearJobs();
  expect(await getJob(admin, id)).toBeDefined();
  standAt(fromNow(2 * 24 * 60 * MINUTE));
  // Those of the other tests come first.
  for (let minute = 0; minute < 5; minute++) await clearJobs();
  expect(await rowsOf(id)).toEqual([]);
  await expect(getJob(admin, id)).rejects.toMatchObject({ name: "NotFoundError" });
});

import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { jobs } from "@/db/schema/jobs";
import { SECOND } from "@/lib/clock";

const LONGEST = 1.5 * SECOND;
const LOOK_EVERY = 60;

/** Waits a moment for a job to come to rest: of few rows there is then nothing to wait for on its page. */
export async function settledSoon(id: string): Promise<void> {
  const until = performance.now() + LONGEST;
  while (performance.now() < until) {
    const [job] = await db.select({ state: jobs.state }).from(jobs).where(eq(jobs.id, id));
    if (job?.state !== "waiting" && job?.state !== "running") return;
    await pause(LOOK_EVERY);
  }
}

import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db";
import { disconnect } from "@/db/connection";
import { auditEntries } from "@/db/schema/audit";
import { groups } from "@/db/schema/groups";
import { verifyChains } from "@/lib/audit/verify";
import { runScript } from "@/tests/support/run-script";

test.for([1, 150, 400])(
  "killed after %i saves: each one acknowledged is there with its line, none without one, and the chain holds",
  async (enough) => {
    const acknowledged = await saveUntilKilled(enough);
    expect(acknowledged.length).toBeGreaterThanOrEqual(enough);
    await disconnect();
    const saved = new Set((await db.select({ id: groups.id }).from(groups)).map(({ id }) => id));
    const log = await db.select().from(auditEntries).where(eq(auditEntries.event, "group.created"));
    const told = new Set(log.map(({ subjectId }) => subjectId));
    for (const id of acknowledged) expect(saved).toContain(id);
    expect(told).toEqual(saved);
    for await (const { problem } of verifyChains()) expect(problem).toBeUndefined();
  },
);

/** Kills the saving process as soon as it has told that many saves; gives all it told until its end. */
async function saveUntilKilled(enough: number): Promise<string[]> {
  const child = runScript(join(import.meta.dirname, "save-and-tell.ts"));
  const ended = once(child, "exit");
  const told: string[] = [];
  if (child.stdout)
    for await (const id of createInterface(child.stdout)) if (told.push(id) === enough) child.kill("SIGKILL");
  expect((await ended)[1]).toBe("SIGKILL");
  return told;
}

import { monitorEventLoopDelay } from "node:perf_hooks";
import { verify } from "@node-rs/argon2";
import { eq } from "drizzle-orm";
import { DEMO_PASSWORD } from "@/bin/demo/password";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { signIn } from "@/lib/auth/sign-in";
import { anAdminAt } from "@/tests/bench/an-admin";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { median } from "@/tests/bench/interleave";
import { type Line, progress, ratioLine } from "@/tests/bench/line";

const BATCHES = 12;
const BATCH = 8;

/** Sign-in's processor time beside that of its argon2id hash alone, and how long the event loop waits meanwhile. */
export async function signInCost({ root }: Bench): Promise<Line[]> {
  speakTo(await dataDir(root, "hundred-thousand"));
  const { admin, deviceSecret } = await anAdminAt("practice-1");
  const [user] = await db.select().from(users).where(eq(users.id, admin.userId));
  const login = user?.login ?? "";
  const hash = user?.passwordHash ?? "";
  const origin = { userAgent: "bench", address: "127.0.0.1", deviceSecret };
  const taken = { alone: [] as number[], whole: [] as number[] };
  const delay = monitorEventLoopDelay({ resolution: 1 });
  for (let batch = -2; batch < BATCHES; batch++) {
    const alone = await processorTime(() => verify(hash, DEMO_PASSWORD));
    delay.enable();
    const whole = await processorTime(() => signIn(login, DEMO_PASSWORD, origin));
    delay.disable();
    if (batch < 0) continue;
    taken.alone.push(alone);
    taken.whole.push(whole);
  }
  const waited = delay.percentile(50) / 1e6;
  const lines = [
    ratioLine(
      "sign-in to its argon2id hash alone, processor time",
      median(taken.whole),
      median(taken.alone),
      1.3,
    ),
    {
      what: "event loop's delay while signing in, median",
      measured: `${waited.toFixed(1)} ms`,
      limit: "< 10 ms",
      holds: waited < 10,
    },
  ];
  lines.forEach(progress);
  return lines;
}

/** Of the whole process, in microseconds for one of a batch: hashing runs on threads of its own. */
async function processorTime(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  for (let time = 0; time < BATCH; time++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / BATCH;
}

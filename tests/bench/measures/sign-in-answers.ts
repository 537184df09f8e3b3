import { and, eq, isNotNull, ne } from "drizzle-orm";
import { DEMO_PASSWORD } from "@/bin/demo/password";
import { db } from "@/db";
import { throttles } from "@/db/schema/throttles";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { signIn } from "@/lib/auth/sign-in";
import { countFailure } from "@/lib/auth/throttle";
import type { Bench } from "@/tests/bench/bench";
import { dataDir, speakTo } from "@/tests/bench/databases";
import { median } from "@/tests/bench/interleave";
import { type Line, progress } from "@/tests/bench/line";

const ROUNDS = 160;
const MOST = 1.05;

/** Unknown, wrong, deactivated and locked are refused with the same answer: whether in the same time too, at the median. */
export async function signInAnswers({ root }: Bench): Promise<Line[]> {
  speakTo(await dataDir(root, "fifty"));
  const [wrong, deactivated, locked] = await threePeople();
  await bookkeep("benchmark filled", (tx) =>
    tx.update(users).set({ status: "deactivated" }).where(eq(users.id, deactivated.id)),
  );
  const kinds: [string, string, string][] = [
    ["unknown", "nobody@nowhere.example", DEMO_PASSWORD],
    ["wrong", wrong.login, "not the right password"],
    ["deactivated", deactivated.login, DEMO_PASSWORD],
    ["locked", locked.login, DEMO_PASSWORD],
  ];
  const taken = kinds.map((): number[] => []);
  for (let round = -20; round < ROUNDS; round++) {
    for (const index of inAnyOrder(kinds.length)) {
      const [kind, login, password] = kinds[index] ?? ["", "", ""];
      await asIfAtFirst(kind === "locked" ? login : undefined);
      const began = performance.now();
      const answer = await signIn(login, password, { userAgent: "bench", address: "127.0.0.1" });
      if (round >= 0) taken[index]?.push(performance.now() - began);
      if (answer) throw new Error(`${kind} was let in.`);
    }
  }
  const medians = taken.map(median);
  const ratio = Math.max(...medians) / Math.min(...medians);
  const each = kinds.map(([kind], index) => `${kind} ${medians[index]?.toFixed(2)} ms`).join(", ");
  const line = {
    what: "refusals at sign-in, slowest to quickest",
    measured: `${ratio.toFixed(3)} × (${each})`,
    limit: `≤ ${MOST} ×`,
    holds: ratio <= MOST,
  };
  progress(line);
  return [line];
}

async function threePeople() {
  const found = await db
    .select({ id: users.id, login: users.login })
    .from(users)
    .where(and(eq(users.status, "active"), isNotNull(users.passwordHash), ne(users.loginKind, "none")))
    .limit(3);
  const people = found.map(({ id, login }) => ({ id, login: login ?? "" }));
  const [one, two, three] = people;
  if (!one || !two || !three) throw new Error("Too few people.");
  return [one, two, three] as const;
}

/** In another order each round: what one leaves behind meets all alike. */
function inAnyOrder(count: number): number[] {
  return Array.from({ length: count }, (_, index) => ({ index, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ index }) => index);
}

/** Nobody has guessed yet; with a login, so often that it is paused. */
async function asIfAtFirst(locked: string | undefined): Promise<void> {
  await bookkeep("benchmark filled", async (tx) => {
    await tx.delete(throttles);
    for (let time = 0; locked && time < 12; time++)
      await countFailure(tx, { loginKey: locked.toLowerCase(), address: "192.0.2.99" });
  });
}

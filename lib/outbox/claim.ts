import { and, asc, eq, isNull, lte, or } from "drizzle-orm";
import { prepared, preparedWrite } from "@/db/prepared";
import { outbox } from "@/db/schema/outbox";
import { given, givenAs, givenTo, oneMore } from "@/db/sql";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { fromNow, MINUTE, now } from "@/lib/clock";

export type MailRow = typeof outbox.$inferSelect;

/** Longer than any transport's patience: a claim that outlives it belongs to a server that was killed. */
const CLAIM_LIFE = 2 * MINUTE;
const AT_ONCE = 20;

/** The ids of mails that are due and in nobody's hands, the longest waiting first. */
export async function listDue(): Promise<string[]> {
  const rows = await readDue({ now: now() });
  return rows.map((row) => row.id);
}

const readDue = prepared("mails due", (source) =>
  source
    .select({ id: outbox.id })
    .from(outbox)
    .where(isDue())
    .orderBy(asc(outbox.nextTryAt), asc(outbox.id))
    .limit(AT_ONCE),
);

/** Takes a mail into this worker's hands; undefined when another was quicker. */
export function claim(id: string, worker: string): Promise<MailRow | undefined> {
  return bookkeep("mail claimed", async (tx) => {
    const [mine] = await take(tx, { id, worker, until: fromNow(CLAIM_LIFE), now: now() });
    return mine;
  });
}

// An import leaves thousands of mails, and each is claimed by itself.
const take = preparedWrite("mail claimed", (tx) =>
  tx
    .update(outbox)
    .set({
      claimedBy: givenTo(outbox.claimedBy, "worker"),
      claimedUntil: givenTo(outbox.claimedUntil, "until"),
      tries: oneMore(outbox.tries),
    })
    .where(and(eq(outbox.id, given("id")), isDue()))
    .returning(),
);

function isDue() {
  const { state, nextTryAt, claimedUntil } = outbox;
  const free = or(isNull(claimedUntil), lte(claimedUntil, givenAs(claimedUntil, "now")));
  return and(eq(state, "waiting"), lte(nextTryAt, givenAs(nextTryAt, "now")), free);
}

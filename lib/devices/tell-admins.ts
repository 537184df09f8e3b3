import type { Tx } from "@/db";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { type Decider, decidersAt } from "./deciders";

/** Mails every Admin of the practice what was changed about signing in, whole sentences: nobody weakens it unseen. */
export async function tellAdmins(
  tx: Tx,
  { practice, name }: Authorized<"practice.manage">,
  sentences: string[],
): Promise<void> {
  const about = {
    what: sentences.join("\n"),
    changedBy: name,
    changedAt: now().toISOString(),
    practice: practice.name,
    timeZone: practice.timeZone,
    slug: practice.slug,
  };
  for (const recipient of addressesOf(await decidersAt(practice.id)))
    await enqueue(tx, { kind: "security-changed", recipient, practiceId: practice.id, about });
}

/** Where to write to them, each address once. */
export function addressesOf(people: Decider[]): string[] {
  return [...new Set(people.map(({ recipient }) => recipient).filter((address) => address !== null))];
}

import type { Tx } from "@/db";
import type { ActorPractice } from "@/lib/auth/actor";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { type Decider, decidersAt } from "./deciders";

/** Who changed something, and where: an Admin, or support on the server. */
export type Changer = { name: string; practice: Pick<ActorPractice, "id" | "slug" | "name" | "timeZone"> };

/** Mails every Admin of the practice what was changed about signing in, whole sentences: nobody weakens it unseen. */
export async function tellAdmins(tx: Tx, { practice, name }: Changer, sentences: string[]): Promise<void> {
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

import type { Tx } from "@/db";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { codesLeftOf } from "./count-recovery-codes";
import { decidersAt, supportDeciders } from "./deciders";
import type { Person } from "./person";
import { addressesOf } from "./tell-admins";
import type { RequestRow } from "./tell-outcome";

/** Mails all Admins and support that a device was let in without any of them; says how many codes are left. */
export async function tellCodeUsed(tx: Tx, person: Person, request: RequestRow): Promise<number> {
  const { practiceId } = person;
  const left = practiceId ? await codesLeftOf(practiceId) : 0;
  const about = {
    requestId: request.id,
    name: person.name,
    device: request.deviceLabel,
    address: request.address,
    country: request.country ?? "",
    usedAt: now().toISOString(),
    codesLeft: String(left),
    practice: person.practice ?? "Chairside support",
    timeZone: person.timeZone ?? "UTC",
  };
  for (const recipient of addressesOf(await decidersAt(practiceId)))
    await enqueue(tx, {
      kind: "recovery-code-used",
      recipient,
      practiceId,
      about: { ...about, support: "" },
    });
  for (const recipient of addressesOf(await supportDeciders()))
    await enqueue(tx, {
      kind: "recovery-code-used",
      recipient,
      practiceId,
      about: { ...about, support: "yes" },
    });
  return left;
}

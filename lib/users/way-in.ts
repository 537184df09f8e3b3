import type { Tx } from "@/db";
import type { Authorized } from "@/lib/auth/authorize";
import { makeLink } from "@/lib/auth/links";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { enqueue } from "@/lib/outbox/enqueue";
import type { UserRow } from "./add-person";
import { wayIn } from "./rules";

/** A link for the Admin to hand over: shown once, kept nowhere. */
export type SetupLink = { url: string; expiresAt: Date };

type Person = Pick<UserRow, "id" | "loginKind" | "login" | "contactEmail">;

/** Gives an invited person a way to choose a password: by mail where they have one, else a setup link to hand over. Earlier links of its kind end. */
export async function openWayIn(
  tx: Tx,
  admin: Authorized<"users.manage">,
  person: Person,
): Promise<SetupLink | undefined> {
  const way = wayIn(person);
  if (way === "none") return undefined;
  const link = await makeLink(tx, way, person.id);
  const recipient = mailAddressOf(person);
  if (!recipient) return { url: link.url, expiresAt: link.expiresAt };
  const about = { linkId: link.id, userId: person.id, invitedBy: admin.userId };
  await enqueue(tx, { kind: "invitation", recipient, practiceId: admin.practice.id, about });
  return undefined;
}

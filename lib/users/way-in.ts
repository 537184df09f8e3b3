import type { Tx } from "@/db";
import type { Authorized } from "@/lib/auth/authorize";
import { makeLink } from "@/lib/auth/links";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { enqueue, type QueuedMail } from "@/lib/outbox/enqueue";
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
  await enqueue(tx, invitationOf(admin, person.id, recipient, link.id));
  return undefined;
}

/** The mail that invites somebody. */
export function invitationOf(
  admin: Authorized<"users.manage">,
  userId: string,
  recipient: string,
  linkId: string,
): QueuedMail {
  const about = { linkId, userId, invitedBy: admin.userId };
  return { kind: "invitation", recipient, practiceId: admin.practice.id, about };
}

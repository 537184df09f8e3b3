import { eq } from "drizzle-orm";
import type { Tx } from "@/db";
import { users } from "@/db/schema/users";
import type { About } from "@/lib/audit/change";
import { endSessions } from "@/lib/auth/end-sessions";
import { mailAddressOf } from "@/lib/auth/mail-address";
import { withdrawLinks } from "@/lib/auth/password-choice";
import { now } from "@/lib/clock";
import { enqueue } from "@/lib/outbox/enqueue";
import { forgetDevices } from "./forget-devices";
import { placeOfMail } from "./tell-outcome";

/** Somebody else may know the password: all sessions end, no device is trusted any more, and a new password has to be chosen. Tells the person. */
export async function secureAccount(
  tx: Tx,
  about: About,
  { userId, practiceId }: { userId: string; practiceId: string | null },
  by: "an Admin" | "support",
): Promise<void> {
  const [user] = await tx
    .update(users)
    .set({ mustChangePassword: true })
    .where(eq(users.id, userId))
    .returning();
  if (!user) return;
  const ended = await endSessions(tx, userId, "the account was secured");
  const forgotten = await forgetDevices(tx, userId);
  await withdrawLinks(tx, userId);
  await tellSecured(tx, user, practiceId, by);
  about(
    { kind: "user", id: userId, name: user.name, practiceId },
    { after: { "Sessions ended": ended, "Devices forgotten": forgotten } },
    "user.secured",
  );
}

async function tellSecured(
  tx: Tx,
  user: typeof users.$inferSelect,
  practiceId: string | null,
  by: "an Admin" | "support",
): Promise<void> {
  const recipient = mailAddressOf(user);
  if (!recipient) return;
  const { timeZone } = await placeOfMail(practiceId);
  const bySupport = by === "support" ? ("yes" as const) : ("" as const);
  const about = { userId: user.id, decidedAt: now().toISOString(), timeZone, bySupport };
  await enqueue(tx, { kind: "account-secured", recipient, practiceId, about });
}

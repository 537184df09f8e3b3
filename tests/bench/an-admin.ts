import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { bookkeep } from "@/lib/audit/bookkeeping";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { openTrusted } from "@/lib/auth/open-session";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";

export type Admin = Authorized<"users.manage">;

/** Somebody of the practice in the database used now, made its Admin and signed in. */
export async function anAdminAt(
  slug: string,
): Promise<{ admin: Admin; token: string; deviceSecret: string }> {
  const [person] = await db
    .select({ userId: users.id, membershipId: memberships.id })
    .from(memberships)
    .innerJoin(practices, and(eq(practices.id, memberships.practiceId), eq(practices.slug, slug)))
    .innerJoin(
      users,
      and(eq(users.id, memberships.userId), eq(users.status, "active"), eq(users.loginKind, "email")),
    )
    .orderBy(memberships.number)
    .limit(1);
  if (!person) throw new Error(`Nobody at ${slug}.`);
  const { token, deviceSecret } = await bookkeep("benchmark filled", async (tx) => {
    await tx.update(memberships).set({ admin: true }).where(eq(memberships.id, person.membershipId));
    const origin = { userAgent: "bench", address: "127.0.0.1" };
    return openTrusted(tx, () => undefined, person.userId, origin, "benchmark");
  });
  const actor = staffActor(await readSession(token, slug));
  if (!actor) throw new Error(`No way into ${slug}.`);
  return { admin: authorize(actor, "users.manage"), token, deviceSecret };
}

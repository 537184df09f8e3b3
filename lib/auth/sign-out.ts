import { eq } from "drizzle-orm";
import { db } from "@/db";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import type { VisitorActor } from "./actor";
import { endSession } from "./end-sessions";
import { hashSecret } from "./secrets";

/** Ends the session that this secret opens; the cookie is worth nothing afterwards. Without a live session it does nothing. */
export async function signOut(visitor: VisitorActor, secret: string | undefined): Promise<void> {
  if (!secret) return;
  const [found] = await db
    .select({
      id: sessions.id,
      state: sessions.state,
      userId: users.id,
      name: users.name,
      practiceId: users.homePracticeId,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.tokenHash, hashSecret(secret)));
  if (!found || found.state === "ended") return;
  await change(visitor, "session.ended", async (tx, about) => {
    await endSession(tx, found.userId, found.id, "signed out");
    about(
      { kind: "user", id: found.userId, name: found.name, practiceId: found.practiceId },
      { after: { session: found.id, because: "signed out" } },
    );
  });
}

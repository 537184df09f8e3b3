import { and, eq } from "drizzle-orm";
import { db } from "@/db";
import { users } from "@/db/schema/users";
import { change } from "@/lib/audit/change";
import { system } from "@/lib/auth/actor";
import { makeLink } from "@/lib/auth/links";

/** A fresh one-time link whose button signs Ruth Adler in; undefined where a visitor of the demo took her account away. */
export async function makeSignInLink(): Promise<string | undefined> {
  const active = and(eq(users.loginKey, "ruth@brightsmiles.example"), eq(users.status, "active"));
  const [ruth] = await db.select().from(users).where(active);
  if (!ruth) return undefined;
  return change(system("demo"), "user.setup-link-made", async (tx, about) => {
    about({ kind: "user", id: ruth.id, name: ruth.name, practiceId: ruth.homePracticeId });
    return (await makeLink(tx, "sign-in", ruth.id)).url;
  });
}

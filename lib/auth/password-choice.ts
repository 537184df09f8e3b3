import { and, eq, isNull } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { links } from "@/db/schema/links";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import type { users } from "@/db/schema/users";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";
import { InvalidError } from "@/lib/errors";
import { enqueue } from "@/lib/outbox/enqueue";
import { mailAddressOf } from "./mail-address";
import { hashPassword } from "./password-hash";
import { refusePassword } from "./password-rules";

type Person = Pick<
  typeof users.$inferSelect,
  "id" | "login" | "loginKind" | "contactEmail" | "homePracticeId"
>;

/** The hash of a password this person may choose. Throws InvalidError at `newPassword`. */
export async function hashOfChoice(person: Pick<Person, "id" | "login">, password: string): Promise<string> {
  await refuseChoice(person, password);
  return hashPassword(password);
}

/** Throws InvalidError at `newPassword` when this person can't choose it. */
export async function refuseChoice(person: Pick<Person, "id" | "login">, password: string): Promise<void> {
  await refuseGuessable(password, person.login ?? "", await practiceNamesOf(person.id));
}

/** Throws InvalidError at `newPassword` when the rules of section 3 refuse it. */
export async function refuseGuessable(
  password: string,
  login: string,
  practiceNames: string[],
): Promise<void> {
  const { PASSWORD_MIN_LENGTH: minLength } = config();
  const problem = await refusePassword(password, { login, practiceNames, minLength });
  if (problem) throw new InvalidError("newPassword", problem);
}

/** The columns of a user whose password was just chosen. */
export function passwordColumns(passwordHash: string) {
  return { passwordHash, passwordChangedAt: now(), mustChangePassword: false };
}

/** Older links that could set this person's password stop working. */
export async function withdrawLinks(tx: Tx, userId: string): Promise<void> {
  await tx
    .update(links)
    .set({ withdrawnAt: now() })
    .where(and(eq(links.userId, userId), isNull(links.usedAt), isNull(links.withdrawnAt)));
}

/** Tells the person by mail that their password was changed, where there is an address to tell. */
export async function tellPasswordChanged(tx: Tx, person: Person): Promise<void> {
  const recipient = mailAddressOf(person);
  if (!recipient) return;
  const about = { userId: person.id };
  await enqueue(tx, { kind: "password-changed", recipient, practiceId: person.homePracticeId, about });
}

async function practiceNamesOf(userId: string): Promise<string[]> {
  const rows = await db
    .select({ name: practices.name })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(and(eq(memberships.userId, userId), isNull(memberships.endedAt)));
  return rows.map(({ name }) => name);
}

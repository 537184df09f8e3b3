import { and, eq, isNull } from "drizzle-orm";
import { alias } from "@/db/dialect";
import { prepared } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { given } from "@/db/sql";

const home = alias(practices, "home");

const readPerson = prepared("who opens a session", (from) =>
  from
    .select({
      id: users.id,
      name: users.name,
      practiceId: users.homePracticeId,
      support: users.support,
      passwordResetAt: users.passwordResetAt,
      trustDays: home.trustDays,
      homeTwoFactor: home.twoFactor,
      practice: home.name,
      slug: home.slug,
      timeZone: home.timeZone,
    })
    .from(users)
    .leftJoin(home, eq(home.id, users.homePracticeId))
    .where(eq(users.id, given("user"))),
);

const readStrict = prepared("a practice with two factors", (from) =>
  from
    .select({ id: practices.id })
    .from(memberships)
    .innerJoin(practices, eq(practices.id, memberships.practiceId))
    .where(
      and(
        eq(memberships.userId, given("user")),
        isNull(memberships.endedAt),
        isNull(practices.closedAt),
        practices.twoFactor,
      ),
    )
    .limit(1),
);

/** Whoever opens a session, and what their home practice says of new devices. */
export type Person = Awaited<ReturnType<typeof readPerson>>[number] & { trustDays: number; strict: boolean };

const USUAL_TRUST_DAYS = 90;

/** A user with the rules their new devices are held to: two-factor holds as soon as one of their practices has it on, and for support always. */
export async function personOf(userId: string): Promise<Person> {
  const [found] = await readPerson({ user: userId });
  if (!found) throw new Error("A session for nobody.");
  const strict =
    found.support || found.homeTwoFactor === true || (await readStrict({ user: userId })).length > 0;
  return { ...found, trustDays: found.trustDays ?? USUAL_TRUST_DAYS, strict };
}

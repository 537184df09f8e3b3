import { and, desc, eq, inArray, or } from "drizzle-orm";
import { db } from "@/db";
import { auditEntries } from "@/db/schema/audit";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import type { Authorized } from "@/lib/auth/authorize";
import type { AuditEvent } from "./events";
import { sentenceOf } from "./sentences";

const MOST = 15;

/** What happened to the account itself; it is written down at the home practice. */
const ACCOUNT: AuditEvent[] = [
  "sign-in.refused",
  "password.changed",
  "password.change-refused",
  "password.reset",
  "password.reset-requested",
  "user.setup-link-made",
  "login.requested",
  "login.approved",
  "login.declined",
  "login.withdrawn",
  "login.expired",
  "user.secured",
  "user.signed-out-everywhere",
  "device.trusted",
  "device.revoked",
  "device.looks-different",
  "recovery-code.used",
  "recovery-code.refused",
];

/** What somebody may do at a practice; written down there. */
const RIGHTS: AuditEvent[] = [
  "user.created",
  "user.changed",
  "user.joined",
  "user.followed",
  "user.reactivated",
];

export type Notice = { id: string; at: Date; sentence: string };

/** What was lately written down about oneself: the account, wherever one stands, and one's rights at this practice. The newest first, at most 15. */
export async function listOwnNotices(person: Authorized<"profile.manage">): Promise<Notice[]> {
  const [home] = await db
    .select({ id: practices.id, name: practices.name })
    .from(users)
    .innerJoin(practices, eq(practices.id, users.homePracticeId))
    .where(eq(users.id, person.userId));
  const { chain, event, number, at } = auditEntries;
  // Each part names both columns of the index by subject.
  const own = (id: string) => and(eq(chain, id), eq(auditEntries.subjectId, person.userId));
  const here = and(own(person.practice.id), inArray(event, [...ACCOUNT, ...RIGHTS]));
  const entries = await db
    .select()
    .from(auditEntries)
    .where(home ? or(here, and(own(home.id), inArray(event, ACCOUNT))) : here)
    .orderBy(desc(at), desc(number))
    .limit(MOST);
  const nameOf = (id: string) => (id === home?.id ? home.name : person.practice.name);
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    sentence: sentenceOf({ ...entry, practice: nameOf(entry.chain) }),
  }));
}

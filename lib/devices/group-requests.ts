import { and, count, eq, type SQL } from "drizzle-orm";
import { prepared } from "@/db/prepared";
import { loginRequests } from "@/db/schema/login-requests";
import { practices } from "@/db/schema/practices";
import { given, isListedText } from "@/db/sql";
import type { GroupActor } from "@/lib/auth/group-actor";
import { now } from "@/lib/clock";
import { asSeen, type SeenRequest, seen } from "./queries";
import { waits } from "./waits";

const readOpen = prepared("open requests of some practices", (db) =>
  db
    .select({ open: count() })
    .from(loginRequests)
    .where(and(isListedText(loginRequests.practiceId, given("practices")), waits(given("now")))),
);

// Reading five hundred ids out of a list costs more than asking for them.
const readOpenOfGroup = prepared("open requests of a group", (db) =>
  db
    .select({ open: count() })
    .from(practices)
    .innerJoin(loginRequests, eq(loginRequests.practiceId, practices.id))
    .where(and(eq(practices.groupId, given("group")), waits(given("now")))),
);

/** How many login requests wait at the practices the actor leads. */
export async function countGroupRequests(lead: GroupActor): Promise<number> {
  const [row] = lead.everywhere
    ? await readOpenOfGroup({ group: lead.group.id, now: now() })
    : await readOpen({ practices: idsOf(lead), now: now() });
  return row?.open ?? 0;
}

/** Those requests, the newest first; at most 100. Each is decided at its own practice. */
export async function listGroupRequests(lead: GroupActor): Promise<SeenRequest[]> {
  const rows = await seen(and(ofLed(lead), waits()));
  return Promise.all(rows.map(asSeen));
}

function ofLed(lead: GroupActor): SQL {
  return isListedText(loginRequests.practiceId, idsOf(lead));
}

function idsOf({ practices }: GroupActor): string {
  return JSON.stringify(practices.map(({ id }) => id));
}

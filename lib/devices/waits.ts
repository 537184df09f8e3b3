import { and, gt, type Placeholder, type SQL } from "drizzle-orm";
import { loginRequests } from "@/db/schema/login-requests";
import { asKept, isWord, unindexed } from "@/db/sql";
import { now } from "@/lib/clock";

/** A login request nobody has decided. Written as the index of open ones is made (login_requests_open), so that it is looked up there. */
export const isUndecided = (): SQL => isWord(loginRequests.state, "open");

/**
 * A login request that can be decided at a moment: the chore that writes down what ran out may be a minute behind. The moment is a date or
 * what a prepared statement is given. Not looked up by it: all practices' open requests stand side by side in that index.
 */
export function waits(moment: Date | Placeholder = now()): SQL | undefined {
  return and(isUndecided(), gt(unindexed(loginRequests.expiresAt), asKept(loginRequests.expiresAt, moment)));
}

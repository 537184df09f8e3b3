import { and, eq, gt } from "drizzle-orm";
import { db } from "@/db";
import { loginRequests, type oddities } from "@/db/schema/login-requests";
import { sessions } from "@/db/schema/sessions";
import { fromNow, HOUR } from "@/lib/clock";
import { networkKeyOf, networksOf } from "./networks";

export type Oddity = (typeof oddities)[number];

/** What is unusual about a sign-in of this user from there. For somebody who was never let in, everything is new and nothing stands out. */
export async function odditiesOf(userId: string, address: string, country: string | null): Promise<Oddity[]> {
  const known = await networksOf(userId);
  const odd: Oddity[] = [];
  const network = networkKeyOf(address);
  const countries = new Set(known.map((seen) => seen.country).filter(Boolean));
  if (country && countries.size > 0 && !countries.has(country)) odd.push("new-country");
  if (known.length > 0 && !known.some((seen) => seen.network === network)) odd.push("new-network");
  if (await isElsewhere(userId, network)) odd.push("elsewhere");
  return odd;
}

/** Whether the same user signed in, or tried to, from another network within the hour. */
async function isElsewhere(userId: string, network: string): Promise<boolean> {
  const lately = fromNow(-HOUR);
  const opened = await db
    .select({ address: sessions.address })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.createdAt, lately)));
  const asked = await db
    .select({ address: loginRequests.address })
    .from(loginRequests)
    .where(and(eq(loginRequests.userId, userId), gt(loginRequests.lastAttemptAt, lately)));
  return [...opened, ...asked].some(({ address }) => networkKeyOf(address) !== network);
}

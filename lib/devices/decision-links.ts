import { and, eq } from "drizzle-orm";
import { db, newRequestId, type Tx } from "@/db";
import { decisionLinks } from "@/db/schema/login-requests";
import { derivedSecret, hashSecret } from "@/lib/auth/secrets";
import { now } from "@/lib/clock";
import { config } from "@/lib/config";

/** The token of an Admin's link to a request: made from its row with the server's secret, so that only its hash is kept. */
export function decisionToken(linkId: string): string {
  return derivedSecret(`decision:${linkId}`);
}

/** Where the button of the mail leads. Always from the configured public address, never from a request's headers. */
export function decisionAddress(linkId: string): string {
  return `${config().APP_URL}/decide/${decisionToken(linkId)}`;
}

/** One person's link to one request, the same in every mail about it. */
export async function makeDecisionLink(tx: Tx, requestId: string, userId: string): Promise<string> {
  const [known] = await tx
    .select({ id: decisionLinks.id })
    .from(decisionLinks)
    .where(and(eq(decisionLinks.requestId, requestId), eq(decisionLinks.userId, userId)));
  if (known) return known.id;
  const id = newRequestId();
  const tokenHash = hashSecret(decisionToken(id));
  await tx.insert(decisionLinks).values({ id, requestId, userId, tokenHash, createdAt: now() });
  return id;
}

/** Whose link to which request a token is. */
export async function linkOfToken(token: string) {
  const [link] = await db
    .select({ id: decisionLinks.id, requestId: decisionLinks.requestId, userId: decisionLinks.userId })
    .from(decisionLinks)
    .where(eq(decisionLinks.tokenHash, hashSecret(token)));
  return link;
}

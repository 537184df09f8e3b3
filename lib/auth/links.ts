import { and, eq, gt, isNull } from "drizzle-orm";
import { db, newId, type Tx } from "@/db";
import { prepared } from "@/db/prepared";
import { type linkKinds, links } from "@/db/schema/links";
import { given } from "@/db/sql";
import { DAY, fromNow, MINUTE, now } from "@/lib/clock";
import { config } from "@/lib/config";
import { derivedSecret, hashSecret, newSecret } from "./secrets";

export type LinkKind = (typeof linkKinds)[number];

/** How long each kind of link works (product.md, section 3). */
export const LINK_LIFE: Record<LinkKind, number> = {
  invitation: 7 * DAY,
  setup: 7 * DAY,
  reset: 30 * MINUTE,
  "first-run": 7 * DAY,
  "sign-in": DAY,
};

const PATH: Record<LinkKind, string> = {
  invitation: "invite",
  setup: "setup",
  reset: "reset",
  "first-run": "setup",
  "sign-in": "setup",
};

/** Makes a link that works once; older ones of its kind for the same user stop working. Gives its row and its address. */
export async function makeLink(tx: Tx, kind: LinkKind, userId: string | null) {
  const older = and(
    eq(links.kind, kind),
    userId ? eq(links.userId, userId) : isNull(links.userId),
    isNull(links.usedAt),
  );
  await tx.update(links).set({ withdrawnAt: now() }).where(older);
  const { row, url } = newLink(kind, userId);
  await tx.insert(links).values(row);
  return { id: row.id, expiresAt: row.expiresAt, url };
}

/** The row of a link that works once, and its address: for many at once, where nobody has an older one. */
export function newLink(kind: LinkKind, userId: string | null) {
  const id = newId();
  const nonce = newSecret();
  const token = tokenOf(id, nonce);
  const expiresAt = fromNow(LINK_LIFE[kind]);
  const row = { id, kind, nonce, tokenHash: hashSecret(token), userId, createdAt: now(), expiresAt };
  return { row, url: addressOf(kind, token) };
}

const readLink = prepared("link of a mail", (source) =>
  source
    .select()
    .from(links)
    .where(eq(links.id, given("id"))),
);

/** The address of a link made earlier, for the mail that carries it; undefined when it has ended meanwhile. */
export async function addressOfLink(id: string) {
  const [link] = await readLink({ id });
  if (!link || link.usedAt || link.withdrawnAt || link.expiresAt <= now()) return undefined;
  return { url: addressOf(link.kind, tokenOf(link.id, link.nonce)), expiresAt: link.expiresAt };
}

/** The link behind a token while it works; undefined when it never existed, was used, replaced, or has expired. */
export async function findLink(token: string, ...kinds: LinkKind[]) {
  const [link] = await db
    .select()
    .from(links)
    .where(
      and(
        eq(links.tokenHash, hashSecret(token)),
        isNull(links.usedAt),
        isNull(links.withdrawnAt),
        gt(links.expiresAt, now()),
      ),
    );
  return link && kinds.includes(link.kind) ? link : undefined;
}

/** Uses a link up. Of two at once one gets true. */
export async function useLink(tx: Tx, id: string): Promise<boolean> {
  const used = await tx
    .update(links)
    .set({ usedAt: now() })
    .where(and(eq(links.id, id), isNull(links.usedAt), isNull(links.withdrawnAt), gt(links.expiresAt, now())))
    .returning({ id: links.id });
  return used.length === 1;
}

function tokenOf(id: string, nonce: string): string {
  return derivedSecret(`link:${id}:${nonce}`);
}

/** Always from the configured public address, never from a request's headers. */
function addressOf(kind: LinkKind, token: string): string {
  return `${config().APP_URL}/${PATH[kind]}/${token}`;
}

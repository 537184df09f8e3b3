import { index, table, text, time } from "../dialect";
import { newId } from "../new-id";
import { users } from "./users";

export const linkKinds = ["invitation", "setup", "reset", "first-run", "sign-in"] as const;

/**
 * A personal link that works once. The token is derived from the row's id and nonce with the server's secret (lib/auth/links.ts),
 * so that a mail can be written at sending time though only the hash is kept.
 */
export const links = table(
  "links",
  {
    id: text().primaryKey().$defaultFn(newId),
    kind: text({ enum: linkKinds }).notNull(),
    nonce: text().notNull(),
    tokenHash: text().notNull(),
    userId: text().references(() => users.id),
    createdAt: time().notNull(),
    expiresAt: time().notNull(),
    usedAt: time(),
    /** Replaced by a newer link, or taken back. */
    withdrawnAt: time(),
  },
  (t) => [index("links_token").on(t.tokenHash), index("links_user").on(t.userId, t.kind)],
);

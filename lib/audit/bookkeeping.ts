import type { Tx } from "@/db";
import { write } from "@/db/write";

/** What the server keeps for itself and nobody did: it leaves no audit line. */
export type Bookkeeping =
  | "session seen"
  | "guess counted"
  | "mail claimed"
  | "mail delivered"
  | "mail kept in the mailbox"
  | "photo uploaded, not yet saved"
  | "uploads cleared"
  | "old sessions cleared"
  | "old guesses cleared"
  | "unused approvals lapsed"
  | "old login requests cleared"
  | "old mails cleared"
  | "practice visited"
  | "long work put down"
  | "long work done"
  | "old work cleared"
  | "first-run link made"
  | "benchmark filled";

/** A writing transaction without an audit line, for the reasons listed above and no others. */
export function bookkeep<T>(_reason: Bookkeeping, work: (tx: Tx) => Promise<T>): Promise<T> {
  return write(work);
}

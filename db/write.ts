import { connection, currentTransaction, type Tx } from "./connection";

/**
 * Opens a writing transaction: all of `work` or nothing. Only lib/audit/change.ts and lib/audit/bookkeeping.ts may import this.
 * A transaction inside a transaction would wait for itself for ever, so it throws.
 */
export async function write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  if (currentTransaction.getStore()) throw new Error("A change inside a change: do both in one.");
  return connection().transaction((tx) => currentTransaction.run(tx, () => work(tx)));
}

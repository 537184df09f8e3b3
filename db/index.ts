import { connection, currentTransaction, type Db } from "./connection";

export type { Db, Tx } from "./connection";
export { newId, newRequestId } from "./new-id";

/** What the product reads from. Inside change() it reads what the change wrote so far. */
export const db: Db = new Proxy({} as Db, {
  get: (_, name: keyof Db) => {
    const source = currentTransaction.getStore() ?? connection().read;
    return (source[name] as (...given: unknown[]) => unknown).bind(source);
  },
});

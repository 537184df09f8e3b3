import { connection, currentTransaction, type Db, type Raw } from "./connection";
import { dialect } from "./dialect";

type Preparable<R> = { prepare(name?: string): { execute(values?: Record<string, unknown>): Promise<R> } };

/** Builds a statement once for each connection and runs it again and again: building costs more than asking. */
export function prepared<R>(name: string, build: (db: Db) => Preparable<R>) {
  const made = new WeakMap<Raw, ReturnType<Preparable<R>["prepare"]>>();
  return async (values: Record<string, unknown> = {}): Promise<R> => {
    const inside = currentTransaction.getStore();
    if (inside) return build(inside).prepare(dialect === "postgres" ? name : undefined).execute(values);
    const source = connection().read;
    const statement = made.get(source) ?? build(source).prepare(dialect === "postgres" ? name : undefined);
    made.set(source, statement);
    return statement.execute(values);
  };
}

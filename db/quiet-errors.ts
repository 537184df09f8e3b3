import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm/errors";

// Its own message tells every parameter, and Postgres' details a whole row: logins, addresses and hashes have no place in a log.
Object.defineProperty(DrizzleQueryError.prototype, inspect.custom, {
  value(this: DrizzleQueryError) {
    const frames = (this.stack ?? "").split("\n").filter((line) => /^ +at /.test(line));
    return [`Failed query: ${this.query}`, `because: ${this.cause?.message ?? "unknown"}`, ...frames].join(
      "\n",
    );
  },
});

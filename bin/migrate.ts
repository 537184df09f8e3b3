import { disconnect } from "../db/connection";
import { dialect } from "../db/dialect";
import { migrateDatabase } from "../db/migrate";

await migrateDatabase();
await disconnect();
console.log(`The database (${dialect}) has this version's schema.`);

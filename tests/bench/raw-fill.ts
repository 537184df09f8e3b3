import Database from "better-sqlite3";
import { getTableColumns, getTableName, type Table } from "drizzle-orm";
import { crowdRows } from "@/bin/demo/crowd-rows";
import { passwordHash } from "@/bin/demo/password";
import { devices, deviceUsers } from "@/db/schema/devices";
import { groups } from "@/db/schema/groups";
import { memberships } from "@/db/schema/memberships";
import { positionRoles } from "@/db/schema/position-roles";
import { practices } from "@/db/schema/practices";
import { users } from "@/db/schema/users";
import { standardRoles } from "@/lib/practices/standard-roles";

const GROUP = idOf("0", 0);

type Row = Record<string, unknown>;
type Insert = (row: Row) => void;

/** How a database is filled: so many practices with so many people in each. */
export type Filling = {
  practices: number;
  people: number;
  /** Other people in each practice, where they are looked at together; else the same crowd in each. */
  apart?: boolean;
};

/** Fills a migrated SQLite file by statements of its own, the triggers keeping the listing as ever. */
export async function rawFill(
  file: string,
  { practices: wanted, people, apart = false }: Filling,
  report: (line: string) => void,
) {
  const hash = await passwordHash();
  const sqlite = new Database(file);
  sqlite.pragma("synchronous = OFF");
  sqlite.pragma("cache_size = -400000");
  const insert = insertsOf(sqlite);
  const now = new Date();
  insert.groups({ id: GROUP, name: "Bench", createdAt: now });
  for (let number = 1; number <= wanted; number++) {
    if (number % 50 === 1) sqlite.exec("BEGIN");
    fillPractice(insert, number, [apart ? number * people : 0, people], { passwordHash: hash, now });
    if (number % 50 === 0 || number === wanted) sqlite.exec("COMMIT");
    if (number % 4000 === 0)
      report(`  ${number.toLocaleString("en")} of ${wanted.toLocaleString("en")} practices`);
  }
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  sqlite.close();
}

type Inserts = ReturnType<typeof insertsOf>;

function insertsOf(sqlite: Database.Database) {
  const tables = { groups, practices, positionRoles, users, memberships, devices, deviceUsers };
  const entries = Object.entries(tables).map(([name, table]) => [name, insertInto(sqlite, table)]);
  return Object.fromEntries(entries) as Record<keyof typeof tables, Insert>;
}

function fillPractice(
  insert: Inserts,
  number: number,
  [first, people]: [first: number, people: number],
  common: { passwordHash: string; now: Date },
): void {
  const id = idOf("1", number);
  const slug = `practice-${number}`;
  const name = `Practice ${number}`;
  insert.practices({
    id,
    groupId: GROUP,
    number,
    slug,
    name,
    timeZone: "America/Chicago",
    createdAt: common.now,
  });
  const roles = new Map<string, string>();
  for (const [position, role] of standardRoles.entries()) {
    const roleId = idOf("2", number * 10 + position);
    roles.set(role.key, roleId);
    insert.positionRoles({ id: roleId, practiceId: id, ...role, position, maySign: role.key === "doctor" });
  }
  const rows = crowdRows(
    { practice: { id, number, name, groupId: GROUP }, roles, ...common },
    first,
    first + people,
    number * 2 ** 31,
  );
  rows.users.forEach(insert.users);
  rows.memberships.forEach(insert.memberships);
  rows.devices.forEach(insert.devices);
  rows.deviceUsers.forEach(insert.deviceUsers);
}

/** One prepared statement for each set of columns; what a row leaves out gets the database's default. */
function insertInto(sqlite: Database.Database, table: Table): Insert {
  const known = Object.keys(getTableColumns(table));
  const statements = new Map<string, Database.Statement>();
  return (row) => {
    const keys = known.filter((key) => row[key] !== undefined);
    const shape = keys.join();
    const statement = statements.get(shape) ?? sqlite.prepare(sqlFor(table, keys));
    statements.set(shape, statement);
    statement.run(keys.map((key) => plain(row[key])));
  };
}

function sqlFor(table: Table, keys: string[]): string {
  const columns = keys.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return `insert into ${getTableName(table)} (${columns.join()}) values (${columns.map(() => "?").join()})`;
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === "boolean" ? Number(value) : value;
}

/** An id of the usual shape that says what it is of. */
function idOf(kind: string, number: number): string {
  return `0197000${kind}-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

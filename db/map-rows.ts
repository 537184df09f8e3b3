import { Column, getTableName, is, type SQL } from "drizzle-orm";

type Decoder = { mapFromDriverValue(value: unknown): unknown };
type Field = { path: string[]; field: Column | SQL };
/** What drizzle keeps with a prepared statement, of both engines. */
type Inside = {
  fields?: Field[];
  joinsNotNullableMap?: Record<string, boolean>;
  customResultMapper?: (rows: unknown[][]) => unknown[];
};
type Cell = { group: string | undefined; name: string; decoder: Decoder };

/**
 * Drizzle asks anew for each cell of each row what its column is, which for the fifty lines of the list costs as much as reading them.
 * Here it is found out once for a statement; the rows are the same (tests/db/map-rows.test.ts).
 */
export function mapRowsQuickly(statement: object): void {
  const inside = statement as Inside;
  const { fields, joinsNotNullableMap = {} } = inside;
  if (!fields || inside.customResultMapper || fields.some(({ path }) => path.length > 2)) return;
  const cells = fields.map(cellOf);
  const optional = optionalGroups(fields, joinsNotNullableMap);
  inside.customResultMapper = (rows) => rows.map((row) => mapRow(row, cells, optional));
}

function mapRow(row: unknown[], cells: Cell[], optional: Map<string, number>): unknown {
  const result: Record<string, unknown> = {};
  for (let index = 0; index < cells.length; index++) {
    const { group, name, decoder } = cells[index] as Cell;
    const value = row[index] ?? null;
    into(result, group)[name] = value === null ? null : decoder.mapFromDriverValue(value);
  }
  for (const [group, first] of optional) if ((row[first] ?? null) === null) result[group] = null;
  return result;
}

function into(result: Record<string, unknown>, group: string | undefined): Record<string, unknown> {
  if (group === undefined) return result;
  result[group] ??= {};
  return result[group] as Record<string, unknown>;
}

function cellOf({ path, field }: Field): Cell {
  const decoder = is(field, Column) ? field : (field as unknown as { decoder: Decoder }).decoder;
  const [first = "", second] = path;
  return second === undefined
    ? { group: undefined, name: first, decoder }
    : { group: first, name: second, decoder };
}

/** The joined tables that may be missing, each with the place of its first column: without that there is no such row. */
function optionalGroups(fields: Field[], present: Record<string, boolean>): Map<string, number> {
  const columns = fields.flatMap(({ path, field }, index) =>
    path.length === 2 && is(field, Column)
      ? [{ group: path[0] ?? "", index, table: getTableName(field.table) }]
      : [],
  );
  const groups = Map.groupBy(columns, ({ group }) => group);
  const missing = [...groups].filter(
    ([, [first, ...rest]]) =>
      first && !present[first.table] && rest.every(({ table }) => table === first.table),
  );
  return new Map(missing.map(([group, [first]]) => [group, first?.index ?? 0]));
}

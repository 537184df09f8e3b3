import type { Authorized } from "@/lib/auth/authorize";
import { unescaped } from "@/lib/csv-cells";
import { InvalidError } from "@/lib/errors";
import { addJob, type NewRow } from "@/lib/jobs/add-job";
import { tidy } from "@/lib/text";
import { type ColumnKey, type Columns, readColumns } from "./columns";
import { type CsvRow, readCsv } from "./read-csv";

export const MOST_PEOPLE = 10_000;
export const MOST_BYTES = 10 * 1024 * 1024;

/** What an import is to do, besides its rows: `titles` are the file's own names of the columns. */
export type ImportTask = {
  title: string;
  file: string;
  invite: boolean;
  titles: Partial<Record<ColumnKey, string>>;
  ignored: string[];
};
/** A row of the file: only the columns it has. */
export type Cells = Partial<Record<ColumnKey, string>>;

type File = { name: string; bytes: Uint8Array; invite: boolean };

/** Reads a CSV file of people and puts it down as long work, to be checked first. Nothing is kept of a file that can't be read. Gives the job's id; throws InvalidError("file"). */
export async function takeFile(admin: Authorized<"users.manage">, file: File): Promise<string> {
  if (file.bytes.length > MOST_BYTES)
    throw new InvalidError("file", "This file is larger than 10 MB. Split it into several.");
  const { columns, rows } = await readPeople(file.bytes);
  const task = {
    file: tidy(file.name).slice(0, 100) || "people.csv",
    title: `Import ${tidy(file.name).slice(0, 100) || "people"}`,
    invite: file.invite,
    titles: Object.fromEntries(columns.known.map(({ key, title }) => [key, title])),
    ignored: columns.ignored.map((title) => title.slice(0, 60)).slice(0, 30),
  } satisfies ImportTask;
  return addJob(admin, { kind: "import", task, practiceId: admin.practice.id }, async () => rows);
}

async function readPeople(bytes: Uint8Array): Promise<{ columns: Columns; rows: NewRow[] }> {
  let columns: Columns | undefined;
  const rows: NewRow[] = [];
  for await (const row of readCsv(bytes)) {
    if (!columns) columns = readColumns(row.cells);
    else if (rows.length === MOST_PEOPLE)
      throw new InvalidError(
        "file",
        `Row ${row.number}: a file may have up to 10,000 people. Split it into several.`,
      );
    else rows.push(personOf(row, columns));
  }
  if (!columns)
    throw new InvalidError(
      "file",
      "This file is empty. Choose one with a row of column names and a row for each person.",
    );
  if (rows.length === 0)
    throw new InvalidError("file", "Row 2: there is nobody in this file, only the names of its columns.");
  return { columns, rows };
}

function personOf({ number, cells }: CsvRow, { known, width }: Columns): NewRow {
  refuseNul(number, cells);
  if (cells.slice(width).some((cell) => cell.trim() !== ""))
    throw new InvalidError(
      "file",
      `Row ${number} has more cells than the first row has columns. Look for a separator or a quote too many.`,
    );
  const own: Cells = Object.fromEntries(known.map(({ key, at }) => [key, unescaped(cells[at] ?? "")]));
  const label = [own.name, own.login ?? own.email ?? own.username]
    .map((text) => text?.trim())
    .filter(Boolean);
  return { number, label: tidy(label.join(", ")).slice(0, 200) || `Row ${number}`, task: { cells: own } };
}

/** Of UTF-16; elsewhere it makes the whole file none (decode-text.ts). Postgres can't hold it. */
function refuseNul(number: number, cells: string[]): void {
  if (cells.some((cell) => cell.includes("\0") || !cell.isWellFormed()))
    throw new InvalidError(
      "file",
      `Row ${number}: this is not text. Save the list as CSV (UTF-8) and try again.`,
    );
}

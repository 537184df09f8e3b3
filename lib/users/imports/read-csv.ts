import { Readable } from "node:stream";
import { CsvError, type Options, parse } from "csv-parse";
import { InvalidError } from "@/lib/errors";
import { decodeText } from "./decode-text";

/** A row as a spreadsheet numbers it: the first is 1, and a row with a line break in a cell is one row. */
export type CsvRow = { number: number; cells: string[] };

/** No row of people is so long: the rest of a file behind a quote that was never closed is. */
const LONGEST_ROW = 100_000;
const SEPARATORS = [",", ";", "\t"];
const SEPARATOR_LINE = /^\uFEFF?sep=(.)\r?\n/i;
const SNIFFED = 20_000;

/** The rows of a CSV file that hold something, as they are read. Throws InvalidError("file") with the number of the row that can't be. */
export async function* readCsv(bytes: Uint8Array): AsyncGenerator<CsvRow> {
  const text = decodeText(bytes);
  const beginning = (await text.next()).value ?? "";
  const told = SEPARATOR_LINE.exec(beginning);
  const body = beginning.slice(told?.[0].length ?? 0);
  const parser = parse({ ...OPTIONS, delimiter: told?.[1] ?? separatorOf(body) });
  Readable.from(joined(body, text))
    .on("error", (error) => parser.destroy(error))
    .pipe(parser);
  const before = told ? 1 : 0;
  let number = before;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number++;
      if (cells.some((cell) => cell.trim() !== "")) yield { number, cells };
    }
  } catch (error) {
    throw error instanceof CsvError ? new InvalidError("file", problemOf(error, before)) : error;
  }
}

const OPTIONS: Options = {
  bom: true,
  relax_column_count: true,
  max_record_size: LONGEST_ROW,
};

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** What separates the cells of the first row, outside of quotes. */
function separatorOf(text: string): string {
  const beginning = text.slice(0, SNIFFED).replace(/"(?:[^"]|"")*"/g, "");
  const [line = ""] = beginning.split(/[\r\n]/, 1);
  const counted = SEPARATORS.map((separator) => ({ separator, found: line.split(separator).length }));
  return counted.reduce((most, other) => (other.found > most.found ? other : most)).separator;
}

/** Counted by the parser, which is ahead of those who read its rows. */
function problemOf(error: CsvError, before: number): string {
  const { code, records = 0 } = error as { code: string; records?: number };
  const row = before + records + 1;
  if (code === "CSV_MAX_RECORD_SIZE")
    return `Row ${row} is longer than ${LONGEST_ROW.toLocaleString("en-US")} characters. A cell in it holds too much, or a quote is never closed.`;
  if (code === "CSV_QUOTE_NOT_CLOSED")
    return `Row ${row}: a quote is opened and never closed. Close it, or take it away.`;
  return `Row ${row}: a quote stands where none can be. Put the whole cell in quotes and write a quote in it twice.`;
}

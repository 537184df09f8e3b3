import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { harmless } from "@/lib/csv-cells";

type Cell = string | number | boolean | null;

/** A CSV file that is sent while it is being read, for spreadsheets: with a BOM, and no cell that a spreadsheet would run. */
export function csvResponse(fileName: string, header: string[], rows: AsyncIterable<Cell[]>): Response {
  const lines = stringify({ bom: true, header: true, columns: header, record_delimiter: "windows" });
  Readable.from(harmlessRows(rows))
    .on("error", (error) => lines.destroy(error))
    .pipe(lines);
  return new Response(Readable.toWeb(lines) as ReadableStream, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
    },
  });
}

async function* harmlessRows(rows: AsyncIterable<Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === "string" ? harmless(cell) : cell));
}

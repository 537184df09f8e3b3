import { isUtf8 } from "node:buffer";
import { InvalidError } from "@/lib/errors";
import { pacer } from "@/lib/pacer";

const PIECE = 32 * 1024;
/** What zip files begin with, and workbooks of the usual spreadsheets are those. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** A file's text, piece by piece: UTF-8 with or without its mark, UTF-16 with it, else Windows-1252. Throws InvalidError("file") for what is no text. */
export async function* decodeText(bytes: Uint8Array): AsyncGenerator<string> {
  const encoding = encodingOf(bytes);
  if (!encoding.startsWith("utf-16")) refuseBinary(bytes);
  const decoder = new TextDecoder(encoding);
  const pace = pacer();
  for (let from = 0; from < bytes.length; from += PIECE) {
    yield decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
    await pace();
  }
  yield decoder.decode();
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return isUtf8(bytes) ? "utf-8" : "windows-1252";
}

function refuseBinary(bytes: Uint8Array): void {
  if (ZIP.every((byte, index) => bytes[index] === byte))
    throw new InvalidError(
      "file",
      "Row 1: this is a workbook or another packed file. Open it in your spreadsheet program and save it as CSV.",
    );
  const at = bytes.indexOf(0);
  if (at < 0) return;
  const row = bytes.subarray(0, at).reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 1);
  throw new InvalidError("file", `Row ${row}: this is not text. Save the list as CSV (UTF-8) and try again.`);
}

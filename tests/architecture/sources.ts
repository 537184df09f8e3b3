import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Source = { path: string; text: string; lines: number };

/** Every TypeScript file under these folders or files, read; the generated migrations left out. */
export function sourcesOf(...places: string[]): Source[] {
  const files = places.flatMap(filesUnder).filter((path) => /\.tsx?$/.test(path));
  return files.sort().map((path) => read(path));
}

function read(path: string): Source {
  const text = readFileSync(path, "utf8");
  return { path, text, lines: text.trimEnd().split("\n").length };
}

function filesUnder(place: string): string[] {
  if (!existsSync(place)) return [];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** The text after the bracket that `opening` stands on is closed again. */
export function afterBrackets(text: string, opening: number): string {
  let depth = 0;
  for (let index = opening; index < text.length; index++) {
    if ("([{".includes(text.charAt(index))) depth++;
    if (")]}".includes(text.charAt(index))) depth--;
    if (depth === 0) return text.slice(index + 1);
  }
  return "";
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let folder: string | undefined;

/** A folder of this run alone, outside the repository. */
export function workplace(): string {
  folder ??= mkdtempSync(join(tmpdir(), "chairside-test-"));
  return folder;
}

export function clearWorkplace(): void {
  if (folder) rmSync(folder, { recursive: true, force: true });
}

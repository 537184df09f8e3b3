import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A checker can go silently green. So Biome, with this repository's own settings, reads a small tree of known wrongs and rights.
const refused: [path: string, text: string, rule: string][] = [
  ["lib/users/up-a-folder.ts", 'import { a } from "../audit/a";\na();', "noRestrictedImports"],
  ["lib/users/up-in-disguise.ts", 'import { a } from "./../audit/a";\na();', "noRestrictedImports"],
  ["app/page-to-database.tsx", 'import { db } from "@/db";\ndb();', "noRestrictedImports"],
  [
    "app/page-to-table.tsx",
    'import type { Row } from "@/db/schema/users";\nexport type A = Row;',
    "noRestrictedImports",
  ],
  ["lib/users/to-the-pages.ts", 'export const a = () => import("@/app/a");', "noRestrictedImports"],
  ["lib/users/to-next.ts", 'import { headers } from "next/headers";\nheaders();', "noRestrictedImports"],
  ["lib/users/to-react.ts", 'import { cache } from "react";\ncache();', "noRestrictedImports"],
  ["lib/users/to-next-auth.ts", 'import next from "next-auth";\nnext();', "noRestrictedImports"],
  ["db/schema/to-lib.ts", 'import { a } from "@/lib/text";\na();', "noRestrictedImports"],
  ["lib/chat/to-a-feature.ts", 'import { a } from "@/lib/reviews/a";\na();', "noRestrictedImports"],
  ["lib/users/core-to-feature.ts", 'import { a } from "@/lib/reviews/a";\na();', "noRestrictedImports"],
  ["lib/users/core-to-groups.ts", 'import { a } from "@/lib/groups/a";\na();', "noRestrictedImports"],
  ["lib/audit/kernel-to-core.ts", 'import { a } from "@/lib/users/a";\na();', "noRestrictedImports"],
  ["lib/outbox/kernel-to-feature.ts", 'import { a } from "@/lib/chat/a";\na();', "noRestrictedImports"],
  ["lib/something-new/to-a-feature.ts", 'import { a } from "@/lib/chat/a";\na();', "noRestrictedImports"],
  ["lib/users/writes-unseen.ts", 'import { write } from "@/db/write";\nwrite();', "noRestrictedImports"],
  ["bin/writes-unseen.ts", 'import { write } from "@/db/write";\nwrite();', "noRestrictedImports"],
  [
    "lib/users/reads-files.ts",
    'import { readFileSync } from "node:fs";\nreadFileSync("a");',
    "noRestrictedImports",
  ],
  ["lib/devices/sends-mail.ts", 'import { Resend } from "resend";\nResend();', "noRestrictedImports"],
  [
    "lib/outbox/sends-at-once.ts",
    'import { createTransport } from "nodemailer";\ncreateTransport();',
    "noRestrictedImports",
  ],
  [
    "lib/users/asks-the-network.ts",
    'export const a = () => fetch("https://a.example");',
    "noRestrictedGlobals",
  ],
  [
    "lib/users/one.ts",
    'import { two } from "@/lib/users/two";\nexport const one = () => two;',
    "noImportCycles",
  ],
  ["lib/users/two.ts", 'import { one } from "./one";\nexport const two = () => one;', "noImportCycles"],
];

const allowed: [path: string, text: string][] = [
  ["app/page.tsx", 'import { a } from "@/lib/users/a";\na();'],
  ["lib/providers/to-core.ts", 'import { a } from "@/lib/users/a";\na();'],
  ["lib/users/to-kernel.ts", 'import { a } from "@/lib/audit/a";\na();'],
  ["lib/audit/change.ts", 'import { write } from "@/db/write";\nwrite();'],
  ["lib/audit/bookkeeping.ts", 'import { write } from "@/db/write";\nwrite();'],
  ["lib/users/reads.ts", 'import { db } from "@/db";\ndb();'],
  ["lib/outbox/transports/smtp.ts", 'import { createTransport } from "nodemailer";\ncreateTransport();'],
  ["lib/photos/read.ts", 'import sharp from "sharp";\nsharp();'],
  ["db/schema/sideways.ts", 'import { text } from "../dialect";\ntext();'],
];

const tree = mkdtempSync(join(tmpdir(), "chairside-architecture-"));
let found: { category: string; location: { path: string } }[] = [];

beforeAll(() => {
  for (const file of ["biome.json", ".gitignore", "tsconfig.json", "package.json"])
    copyFileSync(file, join(tree, file));
  for (const [path, text] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), `${text}\n`);
  }
  found = JSON.parse(biome()).diagnostics;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

test.each(refused)("%s is refused", (path, _text, rule) => {
  expect(rulesBrokenBy(path)).toContain(rule);
});

test.each(allowed)("%s is allowed", (path) => {
  expect(rulesBrokenBy(path)).toEqual([]);
});

function rulesBrokenBy(path: string): string[] {
  return found
    .filter(({ location }) => location.path === path)
    .map(({ category }) => category.split("/").at(-1) ?? "");
}

function biome(): string {
  const program = join(process.cwd(), "node_modules/.bin/biome");
  const given = ["lint", "--reporter=json", "--max-diagnostics=none"];
  try {
    return execFileSync(program, given, { cwd: tree, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return (error as { stdout: string }).stdout; // Biome ends with 1 when it finds something.
  }
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/db";
import { jobs } from "@/db/schema/jobs";
import { harmless, unescaped } from "@/lib/csv-cells";
import { readCsv } from "@/lib/users/imports/read-csv";
import { takeFile } from "@/lib/users/imports/take-file";
import { anAdmin, aPractice } from "@/tests/support/world";
import { aFile, previewOf } from "./csv-files";
import { expectRefused } from "./user-input";

const admin = async () => anAdmin("users.manage", await aPractice());
const mark = () => crypto.randomUUID().slice(0, 8);
const SKY = `Bj\u00f6rk N\u00fa\u00f1ez`;

const lines = (m: string, separator = ",") =>
  [
    ["Name", "Login", "Role"],
    [SKY, `bjork-${m}@x.example`, "Doctor"],
  ].map((cells) => cells.join(separator));

const encodings: Record<string, (m: string) => Uint8Array> = {
  "UTF-8": (m) => Buffer.from(lines(m).join("\n")),
  "UTF-8 with its mark": (m) => Buffer.from(`\uFEFF${lines(m).join("\n")}`),
  "semicolons and CRLF": (m) => Buffer.from(`${lines(m, ";").join("\r\n")}\r\n`),
  tabs: (m) => Buffer.from(lines(m, "\t").join("\n")),
  "a line that names the separator": (m) => Buffer.from(`sep=;\r\n${lines(m, ";").join("\r\n")}`),
  "old line ends": (m) => Buffer.from(lines(m).join("\r")),
  "Windows-1252": (m) => Buffer.from(lines(m).join("\n"), "latin1"),
  "UTF-16, little end first": (m) => Buffer.from(`\uFEFF${lines(m).join("\n")}`, "utf16le"),
  "UTF-16, big end first": (m) => Buffer.from(`\uFEFF${lines(m).join("\n")}`, "utf16le").swap16(),
  "quotes around every cell": (m) =>
    Buffer.from(
      lines(m)
        .map((line) =>
          line
            .split(",")
            .map((cell) => `"${cell}"`)
            .join(","),
        )
        .join("\n"),
    ),
};

test.for(Object.entries(encodings))("a file in %s is read as it was written", async ([, bytes]) => {
  const m = mark();
  const { rows } = await previewOf(await admin(), bytes(m));
  expect(rows).toEqual([
    expect.objectContaining({ state: "waiting", outcome: "New: Doctor, invited by e-mail" }),
  ]);
});

test("signs of Windows-1252 that Latin-1 has not are read as they were typed", async () => {
  const bytes = Buffer.concat([
    Buffer.from("Login,Name,Role\na.b,"),
    Buffer.from([0x80, 0x93, 0x9c]),
    Buffer.from(",Doctor\n"),
  ]);
  const read = await rowsOf(bytes);
  expect(read[1]?.cells[1]).toBe("€“œ");
});

test("a quoted cell may hold separators, quotes and line breaks; rows are numbered as a spreadsheet numbers them", async () => {
  const m = mark();
  const { rows } = await previewOf(await admin(), [
    "Name,Login,Role,Public Name",
    `"Ada ""Ad"" Moreno",ada.${m},Doctor,"Dr. Ada,\r\nDentist"`,
    "",
    ",,,",
    `Ben,ben.${m},Nobody,`,
  ]);
  expect(rows.map(({ number, state }) => [number, state])).toEqual([
    [2, "refused"],
    [5, "refused"],
  ]);
  expect(rows[0]?.outcome).toContain("Public Name: This has characters that can't be shown.");
});

const wrong: [what: string, content: string | Uint8Array, words: string | RegExp][] = [
  ["an empty file", "", "This file is empty."],
  ["only blank lines", "\n\n,,\n", "This file is empty."],
  ["no row of people", "Name,Login,Role\n", "Row 2: there is nobody in this file"],
  ["no column for the login", "Name,Role\nAda,Doctor", "Row 1 names no column for the login."],
  [
    "a column twice",
    "Name,Login,Role,name\nAda,a,Doctor,Ada",
    "Row 1: the columns ‘Name’ and ‘name’ are the same.",
  ],
  [
    "two names of one column",
    "Login,PMS Provider,Provider\na,x,y",
    "the columns ‘PMS Provider’ and ‘Provider’ are the same",
  ],
  ["permissions in two ways", "Login,Permissions,Admin\na,Admin,yes", "both say who has ‘Admin’"],
  [
    "a row with too many cells",
    "Name,Login,Role\nAda,ada.x,Doctor\nBen,ben.x,Doctor,what",
    "Row 3 has more cells than the first row has columns.",
  ],
  [
    "a quote that is never closed",
    'Name,Login,Role\nAda,ada.x,Doctor\n"Ben,ben.x,Doctor\n',
    "Row 3: a quote is opened and never closed.",
  ],
  [
    "a quote in the middle of a cell",
    'Name,Login,Role\nAda "Ad" Moreno,ada.x,Doctor\n',
    "Row 2: a quote stands where none can be.",
  ],
  [
    "1 MB in one cell",
    `Name,Login,Role\nAda,ada.x,Doctor\n${"x".repeat(1024 * 1024)},ben.x,Doctor\n`,
    "Row 3 is longer than 100,000 characters.",
  ],
  [
    "1 MB in a quoted cell",
    `Name,Login,Role\n"${"x\n".repeat(512 * 1024)}",ben.x,Doctor\n`,
    "Row 2 is longer than 100,000 characters.",
  ],
  ["a photo", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1]), "Row 1: this is not text."],
  ["a workbook", Buffer.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0]), "Row 1: this is a workbook"],
  [
    "bytes that are no text in a later row",
    Buffer.from("Name,Login,Role\nAda,a.b,Doctor\nB\0n,b.c,Doctor\n"),
    "Row 3: this is not text.",
  ],
  [
    "a NUL in UTF-16",
    Buffer.from("\uFEFFName,Login,Role\nA\0a,a.b,Doctor\n", "utf16le"),
    "Row 2: this is not text.",
  ],
  [
    "10,001 people",
    `Name,Login,Role\n${"Ada,ada.x,Doctor\n".repeat(10_001)}`,
    "Row 10002: a file may have up to 10,000 people.",
  ],
  ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1), "This file is larger than 10 MB."],
];

test.for(wrong)("%s is refused with the row, and nothing is kept", async ([, content, words]) => {
  const ruth = await admin();
  const before = await db.$count(jobs);
  await expectRefused(takeFile(ruth, aFile(content)), "file", words);
  expect(await db.$count(jobs)).toBe(before);
});

test("columns are found by their names, whatever the case and the spaces; others are named and left alone", async () => {
  const m = mark();
  const { job, rows } = await previewOf(await admin(), [
    " full NAME ,e-mail,position role,Shoe size,Status,contact E-Mail",
    `Ada,ada-${m}@x.example,dental assistant,38,Active,`,
  ]);
  expect(rows).toMatchObject([{ state: "waiting", outcome: "New: Dental Assistant, invited by e-mail" }]);
  expect(job.task["ignored"]).toEqual(["Shoe size", "Status"]);
});

test("what says who somebody is has to say it once", async () => {
  const m = mark();
  const { rows } = await previewOf(await admin(), [
    "Name,Email,Username,Role,Log in with",
    `Ada,ada-${m}@x.example,ada.${m},Doctor,`,
    `Bea,bea-${m}@x.example,bea.${m},Doctor,Username`,
    `Cora,,,Doctor,Fax`,
    `Dora,,,Doctor,No login`,
  ]);
  expect(rows.map(({ state }) => state)).toEqual(["refused", "waiting", "refused", "waiting"]);
  expect(rows[0]?.outcome).toContain("There is more than one login.");
  expect(rows[2]?.outcome).toBe("Log in with: Write Email, Username or No login, not ‘Fax’.");
});

test("what the export makes harmless, an import reads as it was, whatever it is", async () => {
  const m = mark();
  const { rows } = await previewOf(await admin(), [
    "Name,Login,Role",
    `'=Ada,a.${m},Doctor`,
    `''=Bea,b.${m},Doctor`,
    `'Tis,c.${m},Doctor`,
  ]);
  expect(rows.every(({ state }) => state === "waiting")).toBe(true);
  fc.assert(
    fc.property(
      fc.string({ maxLength: 8 }),
      fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "'=", "''-"),
      fc.array(fc.constantFrom(";", "\t", "\n", "\r", '"', " ", "'", "=", "-", "x"), { maxLength: 8 }),
      (rest, start, signs) => {
        const cell = start + rest + signs.join("");
        const written = harmless(cell);
        expect(/^[=+\-@\t\r]/.test(written)).toBe(false);
        for (const part of written.split(/[;\t\r\n]/).slice(1)) expect(part).not.toMatch(/^[\s"]*[=+\-@]/);
        expect(unescaped(written)).toBe(cell);
      },
    ),
  );
});

async function rowsOf(bytes: Uint8Array) {
  const rows: { number: number; cells: string[] }[] = [];
  for await (const row of readCsv(bytes)) rows.push(row);
  return rows;
}

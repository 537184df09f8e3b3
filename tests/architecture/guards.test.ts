import { expect, test } from "vitest";
import { afterBrackets, type Source, sourcesOf } from "./sources";

const app = sourcesOf("app");
const settings = /^export const (dynamic|runtime|revalidate|maxDuration|preferredRegion|fetchCache)\b/;
const guardedAction = /^export const \w+ = (action|publicAction|supportAction|groupAction)(<[^(]*>)?\(/;
const guardedHandler =
  /^export const [A-Z]+ = ((handler|publicHandler|supportHandler|groupHandler)(<[^(]*>)?\(|[A-Z]+;)/;

const PAGE = /export default (orNothingHere\()?async function \w*/;

test("every export of an actions.ts, or of any other file of server actions, is made by action(), a twin of support or groups, or publicAction()", () => {
  const files = app.filter(({ path, text }) => path.endsWith("/actions.ts") || text.includes("use server"));
  expect(files).not.toHaveLength(0);
  for (const file of files) {
    expect(file.text.trimStart(), file.path).toMatch(/^"use server";/);
    expect(
      unguarded(file, guardedAction).filter((line) => !isPlumbing(line, file)),
      file.path,
    ).toEqual([]);
  }
});

test("every export of a route handler is made by handler(), a twin of support or groups, or publicHandler()", () => {
  const files = app.filter(({ path }) => /\/route\.tsx?$/.test(path));
  expect(files).not.toHaveLength(0);
  for (const file of files) {
    expect(exportsOf(file), file.path).not.toHaveLength(0);
    expect(unguarded(file, guardedHandler), file.path).toEqual([]);
  }
});

test("every page of a practice, of a group and of support begins by asking who is there", () => {
  const pages = app.filter(({ path }) => /^app\/\((practice|group|support)\)\/(.*\/)?page\.tsx$/.test(path));
  for (const group of ["(practice)", "(group)", "(support)"])
    expect(pages.filter(({ path }) => path.startsWith(`app/${group}/`))).not.toHaveLength(0);
  expect(pages.filter((page) => !asksFirst(page, PAGE)).map(({ path }) => path)).toEqual([]);
});

test("a title made from data asks who is there too", () => {
  const made = app.filter(
    ({ path, text }) =>
      /^app\/\((practice|group|support)\)\//.test(path) &&
      text.includes("generateMetadata") &&
      !/^export const generateMetadata = (support|group)Title\(/m.test(text),
  );
  const asking = made.filter((page) => asksFirst(page, /export async function generateMetadata/));
  expect(asking).toEqual(made);
});

test("these checks see what they are there to see", () => {
  const page = (body: string) => ({
    path: "",
    lines: 1,
    text: `export default async function Page({ params }: { params: X }) {\n${body}\n}`,
  });
  const asks = (body: string) => asksFirst(page(body), PAGE);
  expect(asks("  const admin = await requireActor('x', params);")).toBe(true);
  expect(asks("  await requireActor('x', params);")).toBe(true);
  const wrapped = {
    ...page(""),
    text: "export default orNothingHere(async function Page() {\n  work();\n});",
  };
  expect(asksFirst(wrapped, PAGE)).toBe(false);
  expect(asks("  const users = await listUsers();\n  await requireActor('x', params);")).toBe(false);
  expect(asks("  requireActor('x', params);")).toBe(false);
  const refused = (text: string, guard: RegExp) => unguarded({ path: "", lines: 1, text }, guard).length > 0;
  expect(refused("export const add = action('users.manage', input, run);", guardedAction)).toBe(false);
  expect(refused("export async function add(form: FormData) {}", guardedAction)).toBe(true);
  expect(refused("export const add = async () => {};", guardedAction)).toBe(true);
  expect(refused("const add = 1;\nexport { add };", guardedAction)).toBe(true);
  expect(refused("export const GET = publicHandler('why', run);", guardedHandler)).toBe(false);
  expect(refused("export function GET() {}", guardedHandler)).toBe(true);
  expect(refused("const a = handler('x', run);\nexport { a as GET, a as POST };", guardedHandler)).toBe(
    false,
  );
  expect(refused("const a = run;\nexport { a as GET };", guardedHandler)).toBe(true);
});

function exportsOf({ text }: Source): string[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("export ") && !/^export type\b/.test(line) && !settings.test(line));
}

function unguarded(file: Source, guard: RegExp): string[] {
  return exportsOf(file).filter((line) => !guard.test(line) && !isGuardedName(line, file));
}

/** The plumbing of app/_server can't stand on action(): its functions begin with the origin check themselves. */
function isPlumbing(line: string, { path, text }: Source): boolean {
  if (!path.startsWith("app/_server/") || !line.startsWith("export async function ")) return false;
  const parameters = text.indexOf("(", text.indexOf(line));
  const body = afterBrackets(text, parameters).replace(/^[^{]*\{/, "");
  return /^\s*if \(!isOwnOrigin\(await headers\(\)\)\) return\b/.test(body);
}

/** `export { answer as GET }` of an `answer` that handler() or publicHandler() made. */
function isGuardedName(line: string, { text }: Source): boolean {
  const list = /^export \{ (.+) \};$/.exec(line)?.[1]?.split(", ") ?? [];
  const made = (name: string) =>
    new RegExp(`^const ${name} = (handler|publicHandler|supportHandler|groupHandler)\\b`, "m").test(text);
  return list.length > 0 && list.every((entry) => made(/^\w+/.exec(entry)?.[0] ?? ""));
}

/** Is `await requireActor(`, or its twin of the console or a group, the first statement of this function? */
function asksFirst({ path, text }: Source, heading: RegExp): boolean {
  const start = heading.exec(text);
  if (!start) return false;
  const body = afterBrackets(text, text.indexOf("(", start.index + start[0].length)).replace(/^[^{]*\{/, "");
  const twins = { "app/(support)/": "requireSupport", "app/(group)/": "requireGroupActor" };
  const asks = Object.entries(twins).find(([folder]) => path.startsWith(folder))?.[1] ?? "requireActor";
  return new RegExp(`^\\s*(const [^=]+ = )?await ${asks}\\(`).test(body);
}

import { z } from "zod";

export const FOREIGN = "This form had fields that don't belong to it. Reload the page and try again.";

/**
 * The first look at a form, as FormData or as a record of its fields: each of the named ones once, and no others.
 * Absent ones count as empty. Of `files` one file each may be there, and is not read; names beginning with $ are the framework's own.
 */
export function onlyFieldsOf(names: readonly string[], { files = [] }: { files?: readonly string[] } = {}) {
  return z.unknown().transform((form, context) => {
    const given = entriesOf(form).filter(([name]) => !name.startsWith("$"));
    const foreign = given.some(([name, value]) =>
      files.includes(name) ? !(value instanceof File) : !names.includes(name) || typeof value !== "string",
    );
    const repeated = new Set(given.map(([name]) => name)).size < given.length;
    if (foreign || repeated) {
      context.addIssue({ code: "custom", path: ["form"], message: FOREIGN });
      return z.NEVER;
    }
    const empty = names.map((name): [string, unknown] => [name, ""]);
    return Object.fromEntries([...empty, ...given]);
  });
}

// A record is what a form's plumbing makes of FormData: a field that came twice is a list there.
export function entriesOf(form: unknown): [string, unknown][] {
  if (form instanceof FormData) return [...form.entries()];
  return Object.entries(form ?? {}).filter(([, value]) => value !== undefined);
}

import { type Permission, permissionKey } from "@/lib/auth/permissions";
import { foldForSearch } from "@/lib/text";
import type { FoundUser } from "@/lib/users/find-user";
import { formValues, type UserField } from "@/lib/users/form-values";
import { type UserInput, userInput } from "@/lib/users/input";
import { type Choices, SEVERAL } from "./choices";
import type { Identity } from "./identity";
import type { Cells } from "./take-file";

/** What is wrong with a row: the form's field it stands at, and the words. */
export type Problem = { field: string; message: string };
export type ReadRow = { input: UserInput } | { problems: Problem[] };

/**
 * A row as the form would send it, and as it then reads it: for somebody known, with what the file has no column for as it is. So what the
 * form refuses, the file refuses, in the same words.
 */
export function formOfRow(cells: Cells, identity: Identity, choices: Choices, user?: FoundUser): ReadRow {
  const problems: Problem[] = [];
  const { photo: _, ...shown } = user ? formValues(user) : NOBODY;
  const login = user ? {} : loginFields(identity);
  const typed = typedFields(cells, choices, problems, user);
  const read = userInput.safeParse({ ...shown, ...login, ...typed });
  if (!read.success)
    for (const { path, message } of read.error.issues)
      if (!problems.some(({ field }) => field === path[0]))
        problems.push({ field: String(path[0]), message });
  if (problems.length > 0) return { problems };
  return read.success ? { input: read.data } : { problems };
}

const NOBODY = { photo: "" };

function loginFields({ loginKind, login }: Identity) {
  return {
    loginKind,
    email: loginKind === "email" ? login : "",
    username: loginKind === "username" ? login : "",
  };
}

type Typed = Partial<Record<UserField, string>>;

/** The columns that the file has, as the form's fields. */
function typedFields(cells: Cells, choices: Choices, problems: Problem[], user?: FoundUser): Typed {
  const { name, publicName, contactEmail, extensions, nameOnForms } = cells;
  const asTyped: Typed = { name, publicName, contactEmail, extensions, nameOnForms };
  const typed = Object.fromEntries(Object.entries(asTyped).filter(([, text]) => text !== undefined));
  return {
    ...typed,
    ...dayOf(cells, problems),
    ...chosen(
      "roleId",
      cells.role,
      choices.roleId,
      problems,
      (named) => `‘${named}’ is no role here. Roles: ${choices.roles}.`,
    ),
    ...chosen(
      "providerId",
      cells.provider,
      (named) => oneOf(choices.providerId(named, user?.providerId)),
      problems,
      (named) => wrongProvider(named, choices),
    ),
    ...permissionList(cells, problems),
    ...ticks(cells, problems),
  };
}

function oneOf(provider: string | undefined): string | undefined {
  return provider === SEVERAL ? undefined : provider;
}

function wrongProvider(named: string, { providerId }: Choices): string {
  if (providerId(named) === SEVERAL)
    return `Several providers are called ‘${named}’. Write the provider's id instead.`;
  return `‘${named}’ is not on the practice's list of providers.`;
}

function chosen(
  field: "roleId" | "providerId",
  named: string | undefined,
  find: (named: string) => string | undefined,
  problems: Problem[],
  wrong: (named: string) => string,
): Typed {
  if (named === undefined) return {};
  const id = named.trim() === "" ? "" : find(named);
  if (id !== undefined) return { [field]: id };
  problems.push({ field, message: wrong(shortened(named)) });
  return {};
}

function dayOf({ accessEndsOn }: Cells, problems: Problem[]): Typed {
  const day = accessEndsOn?.trim();
  if (day && !/^\d{4}-\d{2}-\d{2}$/.test(day))
    problems.push({
      field: "accessEndsOn",
      message: `Write the day as 2026-12-31, not ‘${shortened(day)}’.`,
    });
  return day === undefined ? {} : { accessEndsOn: day };
}

/** One column with all of them, as the export has it: what it doesn't name is taken away. */
function permissionList({ permissions }: Cells, problems: Problem[]): Typed {
  if (permissions === undefined) return {};
  const held = new Set<Permission>();
  for (const named of permissions.split(/[,;|]/).map(foldForSearch).filter(Boolean)) {
    const known = permissionKey.find(({ label, param }) => foldForSearch(label) === named || param === named);
    if (known) held.add(known.name);
    else problems.push({ field: "permissions", message: `‘${shortened(named)}’ is no permission.` });
  }
  return Object.fromEntries(permissionKey.map(({ name }) => [name, held.has(name) ? "on" : ""]));
}

const YES = new Set(["yes", "y", "true", "1", "x", "on", "✓"]);
const NO = new Set(["", "no", "n", "false", "0", "off", "-"]);

function ticks(cells: Cells, problems: Problem[]): Typed {
  const read: Typed = {};
  for (const { name } of permissionKey) {
    const cell = cells[name];
    if (cell === undefined) continue;
    const word = cell.trim().toLowerCase();
    if (YES.has(word)) read[name] = "on";
    else if (NO.has(word)) read[name] = "";
    else problems.push({ field: name, message: `Write yes or no, not ‘${shortened(cell)}’.` });
  }
  return read;
}

function shortened(text: string): string {
  const signs = [...text.trim()];
  return signs.length > 40 ? `${signs.slice(0, 40).join("")}…` : signs.join("");
}

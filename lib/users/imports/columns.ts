import { permissionKey } from "@/lib/auth/permissions";
import { InvalidError } from "@/lib/errors";

/** What a column of the file can be, by the names it may have: the form's labels, the export's, and what people write. */
const NAMES = {
  name: ["Name", "Full Name"],
  publicName: ["Public Name", "Display Name"],
  loginKind: ["Log in with"],
  login: ["Login", "Email or username", "Login name"],
  email: ["Email", "Email address", "Login email"],
  username: ["Username", "User name"],
  contactEmail: ["Contact email"],
  provider: ["PMS Provider ID", "PMS Provider", "Provider"],
  extensions: ["Screen Pop Extension", "Extensions", "Extension"],
  role: ["Role", "Position Role", "Position"],
  permissions: ["Permissions"],
  showInApp: ["Show in the App", "Show in App"],
  admin: ["Admin"],
  chatUser: ["Chat User"],
  defaultDoctor: ["Default Doctor"],
  canSignForms: ["Can Sign Forms"],
  nameOnForms: ["Name on Forms"],
  accessEndsOn: ["Access ends on", "Access ends"],
} as const;

export type ColumnKey = keyof typeof NAMES;
/** The columns of a file that mean something, each with its place and the title it has there, and the titles of the others. */
export type Columns = {
  known: { key: ColumnKey; at: number; title: string }[];
  ignored: string[];
  width: number;
};

const keys = new Map(
  Object.entries(NAMES).flatMap(([key, names]) => names.map((name) => [folded(name), key as ColumnKey])),
);

/** Finds out what each column is by the file's first row. Throws InvalidError("file") for what can't be told apart, and without a login. */
export function readColumns(header: string[]): Columns {
  const titled = header.map((title, at) => ({ title: title.trim(), at, key: keys.get(folded(title)) }));
  const known = titled.flatMap(({ key, ...column }) => (key ? [{ ...column, key }] : []));
  refuseTwice(known);
  if (!known.some(({ key }) => LOGINS.has(key)))
    throw new InvalidError(
      "file",
      "Row 1 names no column for the login. The first row has to name the columns, for example: Name, Login, Role.",
    );
  const ignored = titled.filter(({ key, title }) => !key && title !== "").map(({ title }) => title);
  return { known, ignored, width: header.length };
}

const LOGINS = new Set<ColumnKey>(["login", "email", "username"]);
const TICKS = new Set<ColumnKey>(permissionKey.map(({ name }) => name));

function refuseTwice(known: Columns["known"]): void {
  const byKey = new Map<ColumnKey, string>();
  for (const { key, title } of known) {
    const other = byKey.get(key);
    if (other !== undefined)
      throw new InvalidError(
        "file",
        `Row 1: the columns ‘${other}’ and ‘${title}’ are the same. Take one of them away.`,
      );
    byKey.set(key, title);
  }
  const tick = known.find(({ key }) => TICKS.has(key));
  if (tick && byKey.has("permissions"))
    throw new InvalidError(
      "file",
      `Row 1: the columns ‘${byKey.get("permissions")}’ and ‘${tick.title}’ both say who has ‘${tick.title}’. Take one of them away.`,
    );
}

function folded(title: string): string {
  return title
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

import { permissionLabels } from "@/lib/auth/permissions";
import type { PersonRow } from "@/lib/users/people-rows";

/** A line of the list as the browser gets it: only what is shown, column by column. */
export type PersonLine = {
  id: string;
  name: string;
  publicName: string | null;
  photo: string | null;
  login: string;
  role: string;
  permissions: string[];
  provider: string;
  extensions: string;
  devices: number;
  lastSignIn: string;
  status: "invited" | "active" | "deactivated";
};

/** The lines of a page, with times as the practice's clock shows them. */
export function rowsOf(rows: PersonRow[], timeZone: string): PersonLine[] {
  const format = formatIn(timeZone);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    publicName: row.publicName,
    photo: row.photoId,
    login: row.login ?? "",
    role: row.role,
    permissions: permissionLabels(row),
    provider: row.provider ?? "",
    extensions: row.extensions,
    devices: row.devices,
    lastSignIn: row.lastSignInAt ? format.format(row.lastSignInAt) : "",
    status: row.status as PersonLine["status"],
  }));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "medium", timeStyle: "short" });
  formats.set(timeZone, format);
  return format;
}

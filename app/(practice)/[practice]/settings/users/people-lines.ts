import { permissionLabels } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
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
  const clock = clockIn(timeZone);
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
    lastSignIn: row.lastSignInAt ? clock(row.lastSignInAt) : "",
    status: row.status as PersonLine["status"],
  }));
}

/** "Nov 21, 4:16 PM"; of an earlier year only the day: "Nov 21, 2025". */
function clockIn(timeZone: string): (moment: Date) => string {
  const [withTime, withYear] = formatsIn(timeZone);
  const thisYear = now().getUTCFullYear();
  return (moment) => (moment.getUTCFullYear() === thisYear ? withTime : withYear).format(moment);
}

type Formats = [Intl.DateTimeFormat, Intl.DateTimeFormat];
const formats = new Map<string, Formats>();

/** Making a format costs more than fifty uses of it. */
function formatsIn(timeZone: string): Formats {
  const known = formats.get(timeZone);
  if (known) return known;
  const made: Formats = [
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      month: "short",
      day: "numeric",
      hour: "numeric",
      minute: "2-digit",
    }),
    new Intl.DateTimeFormat("en-US", { timeZone, dateStyle: "medium" }),
  ];
  formats.set(timeZone, made);
  return made;
}

import { permissionBits } from "@/lib/auth/permissions";
import { now } from "@/lib/clock";
import type { PersonRow } from "@/lib/users/people-rows";

/** A line of the list as the browser gets it: only what is shown, column by column, without the columns' names. */
export type PersonLine = [
  id: string,
  name: string,
  publicName: string | null,
  photo: string | null,
  login: string,
  role: string,
  /** The sum of the permissions' bits (permissionKey). */
  permissions: number,
  provider: string,
  extensions: string,
  devices: number,
  lastSignIn: string,
  status: string,
];

/**
 * The lines of a page as one text, with times as the practice's clock shows them. React looks at each value it hands to the browser, when
 * it writes and when it reads: six hundred times for fifty lines.
 */
export function linesOf(rows: PersonRow[], timeZone: string): string {
  const clock = clockIn(timeZone);
  const lines = rows.map(
    (row): PersonLine => [
      row.id,
      row.name,
      row.publicName,
      row.photoId,
      row.login ?? "",
      row.role,
      permissionBits(row),
      row.provider ?? "",
      row.extensions,
      row.devices,
      row.lastSignInAt ? clock(row.lastSignInAt) : "",
      row.status,
    ],
  );
  return JSON.stringify(lines);
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

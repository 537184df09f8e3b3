import { clockIn } from "@/app/_server/clock-in";
import { permissionBits } from "@/lib/auth/permissions";
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

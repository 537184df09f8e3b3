import { clockIn } from "@/app/_server/clock-in";
import { permissionBits } from "@/lib/auth/permissions";
import type { GroupRow } from "@/lib/groups/group-rows";

/** A line of the group's list as the browser gets it: only what is shown, column by column, without the columns' names. */
export type GroupLine = [
  id: string,
  name: string,
  publicName: string | null,
  photo: string | null,
  login: string,
  practice: string,
  slug: string,
  role: string,
  /** The sum of the permissions' bits (permissionKey). */
  permissions: number,
  provider: string,
  extensions: string,
  devices: number,
  lastSignIn: string,
  status: string,
];

/** The lines of a page as one text (docs/decisions/0004), with times as each practice's clock shows them. */
export function groupLinesOf(rows: GroupRow[]): string {
  const lines = rows.map(
    (row): GroupLine => [
      row.id,
      row.name,
      row.publicName,
      row.photoId,
      row.login ?? "",
      row.practice.name,
      row.practice.slug,
      row.role,
      permissionBits(row),
      row.provider ?? "",
      row.extensions,
      row.devices,
      row.lastSignInAt ? clockIn(row.practice.timeZone)(row.lastSignInAt) : "",
      row.status,
    ],
  );
  return JSON.stringify(lines);
}

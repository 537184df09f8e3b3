import { permissionLabels } from "@/lib/auth/permissions";
import type { PersonRow } from "@/lib/users/people-rows";
import { STATUS_LABELS } from "@/lib/users/rules";

/** The columns of the list as CSV; an import knows them by these names (lib/users/imports/columns.ts). */
export const EXPORT_HEADER = [
  "Name",
  "Public Name",
  "Login",
  "Role",
  "Permissions",
  "PMS Provider",
  "Extensions",
  "Devices",
  "Last sign-in (UTC)",
  "Status",
];

/** The cells of each, in the order of the columns. */
export async function* cellsOfPerson(people: AsyncIterable<PersonRow>) {
  for await (const row of people) yield cells(row);
}

function cells(row: PersonRow) {
  return [
    row.name,
    row.publicName ?? "",
    row.login ?? "",
    row.role,
    permissionLabels(row).join(", "),
    row.provider ?? "",
    row.extensions,
    row.devices,
    row.lastSignInAt?.toISOString() ?? "",
    STATUS_LABELS[row.status as keyof typeof STATUS_LABELS],
  ];
}

import { csvResponse } from "@/app/_server/csv";
import { handler } from "@/app/_server/handler";
import { permissionLabels } from "@/lib/auth/permissions";
import { listRoles } from "@/lib/practices/list-roles";
import { exportPeople } from "@/lib/users/export-people";
import type { PersonRow } from "@/lib/users/people-rows";
import { readView } from "@/lib/users/people-view";
import { STATUS_LABELS } from "@/lib/users/rules";

const header = [
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

/** What the list shows, as CSV; times in UTC as ISO 8601. */
export const GET = handler("users.manage", async (admin, request) => {
  const view = readView(Object.fromEntries(request.nextUrl.searchParams));
  const people = exportPeople(admin, view, await listRoles(admin));
  return csvResponse(`users-${admin.practice.slug}.csv`, header, cellsOf(people));
});

async function* cellsOf(people: AsyncIterable<PersonRow>) {
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

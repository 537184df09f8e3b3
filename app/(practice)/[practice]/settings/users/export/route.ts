import { csvResponse } from "@/app/_server/csv";
import { handler } from "@/app/_server/handler";
import { listRoles } from "@/lib/practices/list-roles";
import { exportPeople } from "@/lib/users/export-people";
import { readView } from "@/lib/users/people-view";
import { cellsOfPerson, EXPORT_HEADER } from "./export-cells";

/** What the list shows, as CSV; times in UTC as ISO 8601. */
export const GET = handler("users.manage", async (admin, request) => {
  const view = readView(Object.fromEntries(request.nextUrl.searchParams));
  const people = exportPeople(admin, view, await listRoles(admin));
  return csvResponse(`users-${admin.practice.slug}.csv`, EXPORT_HEADER, cellsOfPerson(people));
});

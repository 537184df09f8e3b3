import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { maskEmailsIn } from "@/lib/outbox/mask-email";
import { listPeople } from "./list-people";
import type { PersonRow } from "./people-rows";
import { PAGE_SIZE, type PeopleView } from "./people-view";

/** Everybody a view shows, page by page, so that 100,000 never stand in memory at once. Noted in the log before the first line leaves. */
export async function* exportPeople(
  admin: Authorized<"users.manage">,
  view: PeopleView,
  roles: { id: string; key: string }[],
): AsyncGenerator<PersonRow> {
  await noteExport(admin, view);
  for (let page = 1; ; page++) {
    const { rows } = await listPeople(admin, { ...view, page }, roles);
    yield* rows;
    if (rows.length < PAGE_SIZE) return;
  }
}

function noteExport(admin: Authorized<"users.manage">, view: PeopleView): Promise<void> {
  return change(admin, "users.exported", async (_, about) => {
    const { q, role = "", permission = "", status = "" } = view;
    about(
      { kind: "practice", id: admin.practice.id, name: admin.practice.name },
      { after: { q: maskEmailsIn(q), role, permission, status } },
    );
  });
}

import { and, asc, eq, gt } from "drizzle-orm";
import { preparedAs } from "@/db/prepared";
import { memberships } from "@/db/schema/memberships";
import { users } from "@/db/schema/users";
import { given, isTrue } from "@/db/sql";
import type { Authorized } from "@/lib/auth/authorize";
import { pacer } from "@/lib/pacer";
import { listRoles } from "@/lib/practices/list-roles";
import { foldForSearch } from "@/lib/text";
import { type PeopleQuery, termsOf } from "@/lib/users/list-people";
import type { PeopleView } from "@/lib/users/people-view";
import { filterConditions, termConditions, valuesOf } from "@/lib/users/walk-people";

const AT_ONCE = 500;

export type Chosen = { id: string; name: string };

/** Everybody of the practice whom a view of the list shows, on all its pages, by name. */
export async function matchingPeople(admin: Authorized<"users.manage">, view: PeopleView): Promise<Chosen[]> {
  const role = view.role ? (await listRoles(admin)).find(({ key }) => key === view.role) : undefined;
  if (view.role && !role) return [];
  const query: PeopleQuery = {
    ...view,
    filters: { ...view, roleId: role?.id },
    terms: termsOf(view),
    offset: 0,
  };
  const page = pageOf(query);
  const values = valuesOf(admin.practice.id, query);
  const pace = pacer();
  const found: (Chosen & { key: string })[] = [];
  for (let after = 0; ; ) {
    const rows = await page({ ...values, after });
    found.push(...rows.map(({ id, name }) => ({ id, name, key: foldForSearch(name) })));
    after = rows.at(-1)?.number ?? after;
    if (rows.length < AT_ONCE) break;
    await pace();
  }
  return found.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ id, name }) => ({ id, name }));
}

/** By their numbers, which are in step with nothing that changes: nobody is missed or taken twice. */
function pageOf({ filters, terms }: PeopleQuery) {
  const { permission, roleId, status, elsewhere } = filters;
  const shape = [permission, Boolean(roleId), Boolean(status), elsewhere, terms.length].join();
  return preparedAs(`people matching ${shape}`, (source) =>
    source
      .select({ id: users.id, name: users.name, number: memberships.number })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(
        and(
          eq(memberships.practiceId, given("practice")),
          isTrue(memberships.listed),
          gt(memberships.number, given("after")),
          ...filterConditions(filters),
          ...termConditions(terms),
        ),
      )
      .orderBy(asc(memberships.number))
      .limit(AT_ONCE),
  );
}

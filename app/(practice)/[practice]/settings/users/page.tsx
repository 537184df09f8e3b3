import { Trash2, UserPlus, Users } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { Pagination } from "@/app/_components/pagination";
import { requireActor } from "@/app/_server/require-actor";
import { listRoles } from "@/lib/practices/list-roles";
import { listPeople } from "@/lib/users/list-people";
import { PAGE_SIZE, readView, viewHref, viewParams } from "@/lib/users/people-view";
import { PeopleFilters } from "./people-filters";
import { rowsOf } from "./people-lines";
import { PeopleTable } from "./people-table";

export const metadata: Metadata = { title: "Users" };

type PageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function UsersPage({ params, searchParams }: PageProps) {
  const admin = await requireActor(params, "users.manage");
  const base = `/${admin.practice.slug}/settings/users`;
  const view = readView(await searchParams);
  const roles = await listRoles(admin);
  const people = await listPeople(admin, view, roles);
  const href = (page: number) => viewHref(base, view, { page });
  const query = new URLSearchParams(viewParams({ ...view, page: 1 })).toString();
  return (
    <>
      <PageHeader
        title="Users"
        count={people.all}
        actions={
          <>
            <ButtonLink variant="quiet" href={`${base}/deleted`} icon={<Trash2 size={16} />}>
              Deleted users
            </ButtonLink>
            <ButtonLink variant="secondary" href={`${base}/export${query && `?${query}`}`} download>
              Export CSV
            </ButtonLink>
            <ButtonLink variant="primary" href={`${base}/new`} icon={<UserPlus size={16} />}>
              Add User
            </ButtonLink>
          </>
        }
      />
      <PeopleFilters base={base} view={view} roles={roles} found={people} />
      {people.rows.length > 0 ? (
        <PeopleTable
          base={base}
          photos={`/api/photos/${admin.practice.slug}`}
          self={admin.userId}
          view={view}
          rows={rowsOf(people.rows, admin.practice.timeZone)}
        />
      ) : (
        <NobodyFound clear={base} first={href(1)} total={people.total} />
      )}
      {people.total > 0 && (
        <Pagination
          page={view.page}
          pageSize={PAGE_SIZE}
          total={people.total}
          orMore={people.orMore}
          href={href}
          action={base}
          params={viewParams({ ...view, page: 1 })}
        />
      )}
    </>
  );
}

/** There is always one user, who is looking: so either nobody matches, or the page lies past the end. */
function NobodyFound({ clear, first, total }: { clear: string; first: string; total: number }) {
  if (total > 0)
    return (
      <EmptyState
        icon={<Users />}
        title="That page is past the end"
        action={<ButtonLink href={first}>Go to the first page</ButtonLink>}
      >
        There are fewer users than that.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Users />}
      title="No users match"
      action={
        <ButtonLink variant="primary" href={clear}>
          Clear filters
        </ButtonLink>
      }
    >
      Nobody fits this search and these filters together. Look for another spelling, or clear them.
    </EmptyState>
  );
}

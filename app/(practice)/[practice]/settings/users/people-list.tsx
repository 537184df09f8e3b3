"use client";

import { useMemo } from "react";
import { Button, ButtonLink } from "@/app/_components/button";
import { Icon } from "@/app/_components/icon";
import { PageHeader } from "@/app/_components/page-header";
import { Pagination } from "@/app/_components/pagination";
import { PAGE_SIZE, type PeopleView, viewHref, viewParams } from "@/lib/users/people-view";
import { NobodyFound } from "./nobody-found";
import { PeopleFilters } from "./people-filters";
import type { PersonLine } from "./people-lines";
import { PeopleTable } from "./people-table";

type PeopleListProps = {
  practice: string;
  self: string;
  view: PeopleView;
  roles: { key: string; name: string }[];
  found: { total: number; orMore: boolean; all: number };
  /** The page's PersonLines as JSON (people-lines.ts). */
  lines: string;
};

/** The whole list from plain values: drawn once, and sent once (docs/decisions/0004). */
export function PeopleList({ practice, self, view, roles, found, lines }: PeopleListProps) {
  const rows = useMemo(() => JSON.parse(lines) as PersonLine[], [lines]);
  const base = `/${practice}/settings/users`;
  const href = (page: number) => viewHref(base, view, { page });
  const params = viewParams({ ...view, page: 1 });
  const query = new URLSearchParams(params).toString();
  return (
    <>
      <PageHeader title="Users" count={found.all} actions={<ListActions base={base} query={query} />} />
      <PeopleFilters base={base} view={view} roles={roles} found={found} />
      {rows.length > 0 ? (
        <PeopleTable
          base={base}
          photos={`/api/photos/${practice}`}
          self={self}
          view={view}
          rows={rows}
          allLabel={allLabelOf(found)}
        />
      ) : (
        <NobodyFound clear={base} first={href(1)} total={found.total} />
      )}
      {found.total > 0 && (
        <Pagination
          page={view.page}
          pageSize={PAGE_SIZE}
          total={found.total}
          orMore={found.orMore}
          href={href}
          action={base}
          params={params}
        />
      )}
    </>
  );
}

function allLabelOf({ total, orMore, all }: PeopleListProps["found"]): string {
  if (orMore) return "Change all matching…";
  return `Change all ${total.toLocaleString("en-US")}${total < all ? " matching" : ""}…`;
}

function ListActions({ base, query }: { base: string; query: string }) {
  return (
    <>
      <ButtonLink variant="quiet" href={`${base}/deleted`} icon={<Icon name="trash" size={16} />}>
        Deleted users
      </ButtonLink>
      <ButtonLink variant="quiet" href={`${base}/import`}>
        Import CSV
      </ButtonLink>
      <ButtonLink variant="secondary" href={`${base}/export${query && `?${query}`}`} download>
        Export CSV
      </ButtonLink>
      {/* The contract calls it a button, and tests from outside look for one (product.md, section 5). */}
      <form method="get" action={`${base}/new`} data-soft>
        <Button type="submit" variant="primary" icon={<Icon name="user-plus" size={16} />}>
          Add User
        </Button>
      </form>
    </>
  );
}

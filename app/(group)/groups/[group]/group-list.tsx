"use client";

import { useMemo } from "react";
import { PageHeader } from "@/app/_components/page-header";
import { Pagination } from "@/app/_components/pagination";
import { NobodyFound } from "@/app/(practice)/[practice]/settings/users/nobody-found";
import { type GroupView, groupViewHref, groupViewParams } from "@/lib/groups/group-view";
import { PAGE_SIZE } from "@/lib/users/people-view";
import { GroupFilters } from "./group-filters";
import type { GroupLine } from "./group-lines";
import { GroupTable } from "./group-table";

export type GroupListProps = {
  base: string;
  self: string;
  view: GroupView;
  roles: string[];
  /** The name of the practice chosen. */
  practice: string | undefined;
  /** All of them, slug and name; undefined where they are too many for a list. */
  practices: [slug: string, name: string][] | undefined;
  found: { total: number; orMore: boolean };
  /** The page's GroupLines as JSON (group-lines.ts). */
  lines: string;
};

/** The people of all practices from plain values: drawn once, and sent once (docs/decisions/0004). */
export function GroupList(props: GroupListProps) {
  const { base, view, found, lines } = props;
  const rows = useMemo(() => JSON.parse(lines) as GroupLine[], [lines]);
  const href = (page: number) => groupViewHref(base, view, { page });
  return (
    <>
      <PageHeader
        title="People"
        description="Everybody at the practices where you are an Admin: a line for each practice they are at."
      />
      <GroupFilters {...props} />
      {rows.length > 0 ? (
        <GroupTable base={base} view={view} rows={rows} />
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
          params={groupViewParams({ ...view, page: 1 })}
          noun="lines"
        />
      )}
    </>
  );
}

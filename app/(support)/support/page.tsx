import { Building2, Plus } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { Pagination } from "@/app/_components/pagination";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { listAllGroups } from "@/lib/support/list-groups";
import { listPractices, PRACTICES_A_PAGE } from "@/lib/support/list-practices";
import { PracticesFilters } from "./practices-filters";
import { PracticesTable } from "./practices-table";
import { type Asked, hrefOf, readPracticesView } from "./practices-view";

export const generateMetadata = supportTitle("Practices");

export default async function PracticesPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const support = await requireSupport();
  const view = readPracticesView(await searchParams);
  const [{ list, total }, groups] = await Promise.all([listPractices(support, view), listAllGroups(support)]);
  const group = groups.find(({ id }) => id === view.group);
  return (
    <>
      <PageHeader
        title="Practices"
        count={total}
        description="What you do here stands in the practice's own log, under your name."
        actions={<AddPractice group={view.group} />}
      />
      <PracticesFilters view={view} group={group?.name} />
      {list.length > 0 ? (
        <>
          <PracticesTable practices={list} />
          <Pagination
            page={view.page}
            pageSize={PRACTICES_A_PAGE}
            total={total}
            href={(page) => hrefOf("/support", { ...view, page })}
            action="/support"
            params={{ q: view.q, status: view.status, group: view.group }}
            noun="practices"
          />
        </>
      ) : (
        <NothingFound searched={view.q !== "" || view.status !== "" || view.group !== ""} />
      )}
    </>
  );
}

function AddPractice({ group }: { group: string }) {
  return (
    <ButtonLink
      href={hrefOf("/support/practices/new", { group })}
      variant="primary"
      icon={<Plus size={16} aria-hidden="true" />}
    >
      Add Practice
    </ButtonLink>
  );
}

function NothingFound({ searched }: { searched: boolean }) {
  if (searched)
    return (
      <EmptyState
        icon={<Building2 />}
        title="No practice matches"
        action={<a href="/support">Clear filters</a>}
      >
        Try a part of the name, the address or the group.
      </EmptyState>
    );
  return (
    <EmptyState icon={<Building2 />} title="No practices yet" action={<AddPractice group="" />}>
      Make a group first, then its practices.
    </EmptyState>
  );
}

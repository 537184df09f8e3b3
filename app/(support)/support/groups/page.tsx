import { Building2, Plus } from "lucide-react";
import { Chip } from "@/app/_components/badges";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { Pagination } from "@/app/_components/pagination";
import { SearchField } from "@/app/_components/search-field";
import { Table } from "@/app/_components/table";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { type Asked, hrefOf, pageOf, searchOf } from "@/app/(support)/support/practices-view";
import { GROUPS_A_PAGE, type ListedGroup, listGroups } from "@/lib/support/list-groups";

const HERE = "/support/groups";
const COLUMNS = [{ label: "Group" }, { label: "Practices", numeric: true }, { label: "Status" }];

export const generateMetadata = supportTitle("Groups");

export default async function GroupsPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const support = await requireSupport();
  const asked = await searchParams;
  const [q, page] = [searchOf(asked), pageOf(asked)];
  const { list, total } = await listGroups(support, { q, page });
  const add = (
    <ButtonLink href={`${HERE}/new`} variant="primary" icon={<Plus size={16} aria-hidden="true" />}>
      Add Group
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Groups"
        count={total}
        description="An organisation of one or more practices. Every practice belongs to one."
        actions={add}
      />
      <FilterBar action={HERE} active={q ? [{ label: "Search", value: q, removeHref: HERE }] : []}>
        <SearchField name="q" label="Search groups" placeholder="Name" defaultValue={q} />
      </FilterBar>
      {list.length > 0 ? (
        <>
          <Groups groups={list} />
          <Pagination
            page={page}
            pageSize={GROUPS_A_PAGE}
            total={total}
            href={(to) => hrefOf(HERE, { q, page: to })}
            action={HERE}
            params={{ q }}
            noun="groups"
          />
        </>
      ) : (
        <EmptyState icon={<Building2 />} title={q ? "No group matches" : "No groups yet"} action={!q && add}>
          {q ? "Try a part of the name." : "Make the first one, then its practices."}
        </EmptyState>
      )}
    </>
  );
}

function Groups({ groups }: { groups: ListedGroup[] }) {
  return (
    <Table caption="Groups" columns={COLUMNS}>
      {groups.map(({ id, name, practices, closedAt }) => (
        <tr key={id}>
          <td>
            <a className="prose-link font-medium wrap-anywhere" href={`${HERE}/${id}`}>
              {name}
            </a>
          </td>
          <td className="number tabular">{practices.toLocaleString("en-US")}</td>
          <td>{closedAt ? <Chip tone="warn">Closed</Chip> : <Chip tone="success">Open</Chip>}</td>
        </tr>
      ))}
    </Table>
  );
}

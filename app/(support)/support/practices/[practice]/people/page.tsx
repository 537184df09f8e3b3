import { Chip } from "@/app/_components/badges";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { EmailText } from "@/app/_components/email-text";
import { EmptyState } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { SearchField } from "@/app/_components/search-field";
import { Table } from "@/app/_components/table";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { NextPages } from "@/app/(practice)/[practice]/settings/devices/next-pages";
import { Status } from "@/app/(support)/support/practices/[practice]/admins-list";
import { type Asked, hrefOf, pageOf, searchOf } from "@/app/(support)/support/practices-view";
import { type ListedPerson, listPeopleAt } from "@/lib/support/find-person";
import { getPractice } from "@/lib/support/find-practice";

type PeoplePageProps = { params: Promise<{ practice: string }>; searchParams: Promise<Asked> };

const COLUMNS = [
  { label: "Name" },
  { label: "Login" },
  { label: "Role" },
  { label: "Status" },
  { label: "Group Admin" },
];

export const generateMetadata = supportTitle("People");

/** Who works at a practice, for Group Admin: name, login, role and status, and nothing else of them. */
export default orNothingHere(async function PeoplePage({ params, searchParams }: PeoplePageProps) {
  const support = await requireSupport();
  const { practice: slug } = await params;
  const practice = await orNotFound(getPractice(support, slug));
  const asked = await searchParams;
  const [q, page] = [searchOf(asked), pageOf(asked)];
  const { list, orMore } = await listPeopleAt(support, practice, { q, page });
  const here = `/support/practices/${slug}/people`;
  return (
    <>
      <PageHeader
        title="People"
        description="Support sees names, logins, roles and statuses, to switch Group Admin on and off."
        breadcrumb={
          <Breadcrumb
            items={[
              { label: "Practices", href: "/support" },
              { label: practice.name, href: `/support/practices/${slug}` },
              { label: "People" },
            ]}
          />
        }
      />
      <FilterBar action={here} active={q ? [{ label: "Search", value: q, removeHref: here }] : []}>
        <SearchField name="q" label="Search people" placeholder="Name or login" defaultValue={q} />
      </FilterBar>
      {list.length > 0 ? (
        <People here={here} people={list} />
      ) : (
        <EmptyState title={q ? "Nobody matches" : "Nobody works here yet"} />
      )}
      <NextPages name="people" page={page} orMore={orMore} href={(to) => hrefOf(here, { q, page: to })} />
    </>
  );
});

function People({ here, people }: { here: string; people: ListedPerson[] }) {
  return (
    <Table caption="People" columns={COLUMNS}>
      {people.map(({ id, name, login, role, status, admin, groupAdmin }) => (
        <tr key={id}>
          <td className="wrap-anywhere">
            <b>{name}</b> {admin && <Chip tone="accent">Admin</Chip>}
          </td>
          <td className="wrap-anywhere">{login ? <EmailText>{login}</EmailText> : "No login"}</td>
          <td>{role}</td>
          <td>
            <Status status={status} />
          </td>
          <td>
            <a
              className="prose-link"
              href={`${here}/${id}`}
              aria-label={`Group Admin of ${name}: ${groupAdmin ? "on" : "off"}`}
            >
              {groupAdmin ? "On" : "Off"}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  );
}

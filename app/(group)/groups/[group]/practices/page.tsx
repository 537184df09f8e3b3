import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { FilterBar } from "@/app/_components/filter-bar";
import { PageHeader } from "@/app/_components/page-header";
import { SearchField } from "@/app/_components/search-field";
import { groupTitle } from "@/app/_server/group-title";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { practiceChoices } from "./practice-hrefs";

type PageProps = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = groupTitle("Choose a practice");

/** The list's filter by practice as a page of its own, for whoever has no JavaScript and more practices than a list box holds. */
export default async function PracticesPage({ params, searchParams }: PageProps) {
  const lead = await requireGroupActor(params);
  const given = await searchParams;
  const one = (key: string, longest: number) => ([given[key]].flat()[0] ?? "").trim().slice(0, longest);
  const [at, q] = [one("at", 2000), one("q", 100)];
  const choices = practiceChoices(lead, at, q);
  const base = `/groups/${lead.group.id}/practices`;
  return (
    <>
      <PageHeader
        title="Choose a practice"
        description="The list of people then shows that practice alone."
      />
      <FilterBar action={base} params={{ at }}>
        <SearchField name="q" label="Search practices" placeholder="Name of the practice" defaultValue={q} />
      </FilterBar>
      {choices.length === 0 && (
        <EmptyState
          title="No practice of yours is called that"
          action={<ButtonLink href={base}>See all</ButtonLink>}
        >
          Try fewer letters.
        </EmptyState>
      )}
      {choices.length > 0 && (
        <ul className="card divide-y divide-line py-1">
          {choices.map(([name, href, chosen]) => (
            <li key={href} className="wrap-anywhere py-2.5">
              <a className="prose-link" href={href} aria-current={chosen || undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

import { ButtonLink } from "./button";
import { EmptyState } from "./empty-state";
import { FilterBar } from "./filter-bar";
import { SearchField } from "./search-field";

type PracticeLinksProps = {
  /** The page's own address, and what it keeps while searching. */
  base: string;
  at: string;
  q: string;
  practices: { name: string; href: string; current: boolean; hint?: string }[];
};

/** Practices to choose from on a page of their own: without JavaScript the only way to one of many. */
export function PracticeLinks({ base, at, q, practices }: PracticeLinksProps) {
  return (
    <>
      <FilterBar action={base} params={{ at }}>
        <SearchField name="q" label="Search practices" placeholder="Name of the practice" defaultValue={q} />
      </FilterBar>
      {practices.length === 0 && (
        <EmptyState
          title="No practice of yours is called that"
          action={<ButtonLink href={base}>See all</ButtonLink>}
        >
          Try fewer letters.
        </EmptyState>
      )}
      {practices.length > 0 && (
        <ul className="card divide-y divide-line py-1">
          {practices.map(({ name, href, current, hint }) => (
            <li key={href} className="wrap-anywhere py-2.5">
              <a className="prose-link" href={href} aria-current={current || undefined}>
                {name}
              </a>
              {hint && <span className="hint"> {hint}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

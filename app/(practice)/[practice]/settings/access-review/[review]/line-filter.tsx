import { FilterBar } from "@/app/_components/filter-bar";
import { SearchField } from "@/app/_components/search-field";
import { linesHref, SHOWN } from "@/app/(practice)/[practice]/settings/access-review/lines-view";
import type { LinesView } from "@/lib/access-reviews/list-lines";
import type { Counts } from "@/lib/access-reviews/queries";

type LineFilterProps = { signed: boolean; base: string; view: LinesView; counts: Counts; people: number };

/** Whom to look at: everybody, those not decided on, or those decided one way. */
export function LineFilter({ signed, base, view, counts, people }: LineFilterProps) {
  return (
    <>
      <FilterBar action={base} params={view.show === "all" ? {} : { show: view.show }}>
        <SearchField name="q" label="Search people" placeholder="Name" defaultValue={view.q} />
      </FilterBar>
      <nav aria-label="Decisions" className="review-shown">
        <ul>
          {SHOWN.map(({ show, label }) => (
            <li key={show}>
              <a
                href={linesHref(base, view, { show })}
                aria-current={view.show === show ? "page" : undefined}
              >
                {signed && show === "undecided" ? "Not reviewed" : label}{" "}
                <span className="tabular">
                  {(show === "all" ? people : counts[show]).toLocaleString("en-US")}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

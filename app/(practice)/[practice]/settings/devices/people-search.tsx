import { FilterBar } from "@/app/_components/filter-bar";
import { SearchField } from "@/app/_components/search-field";
import { type DevicesView, devicesHref } from "./devices-view";

type PeopleSearchProps = { practice: { slug: string }; view: DevicesView; orMore: boolean };

/** Whose devices and sessions are shown below. */
export function PeopleSearch({ practice: { slug }, view, orMore }: PeopleSearchProps) {
  const all = devicesHref(slug, { q: "", page: 1, sessions: 1 });
  return (
    <div className="-mb-3">
      <FilterBar
        action={all}
        active={view.q ? [{ label: "Devices of", value: view.q, removeHref: all }] : []}
      >
        <SearchField
          name="q"
          label="Search devices by person"
          placeholder="Name, login or e-mail"
          defaultValue={view.q}
        />
      </FilterBar>
      {orMore && (
        <p className="hint mb-3" role="status">
          These are the first 50 people that match. Type more of the name to see others.
        </p>
      )}
    </div>
  );
}

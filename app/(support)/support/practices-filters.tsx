import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { SearchField } from "@/app/_components/search-field";
import type { PracticesView } from "@/lib/support/list-practices";
import { hrefOf } from "./practices-view";

type PracticesFiltersProps = { view: PracticesView; group: string | undefined };

const STATUSES = [
  { value: "", label: "Open and closed" },
  { value: "open", label: "Open" },
  { value: "closed", label: "Closed" },
];

export function PracticesFilters({ view, group }: PracticesFiltersProps) {
  const without = (part: Partial<PracticesView>) => hrefOf("/support", { ...view, page: 1, ...part });
  const status = STATUSES.find(({ value }) => value !== "" && value === view.status);
  const active = [
    view.q && { label: "Search", value: view.q, removeHref: without({ q: "" }) },
    status && { label: "Status", value: status.label, removeHref: without({ status: "" }) },
    view.group && { label: "Group", value: group ?? "none", removeHref: without({ group: "" }) },
  ];
  return (
    <FilterBar
      action="/support"
      params={{ group: view.group }}
      active={active.filter((filter) => filter !== "" && filter !== undefined)}
      clearHref="/support"
    >
      <SearchField
        name="q"
        label="Search practices"
        placeholder="Name, address or group"
        defaultValue={view.q}
      />
      <FilterSelect name="status" label="Status" options={STATUSES} defaultValue={view.status} />
    </FilterBar>
  );
}

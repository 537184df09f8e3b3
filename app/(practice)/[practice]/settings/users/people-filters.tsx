import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { activeByRights, FilterByRights, matchText } from "@/app/_components/list-of-people";
import { SearchField } from "@/app/_components/search-field";
import { type PeopleView, viewHref, viewParams } from "@/lib/users/people-view";

type Role = { key: string; name: string };
type FiltersProps = {
  base: string;
  view: PeopleView;
  roles: Role[];
  found: { total: number; orMore: boolean };
};

/** Search and filters of the user list: a form whose address is the view. */
export function PeopleFilters({ base, view, roles, found }: FiltersProps) {
  const { sort } = viewParams(view);
  const active = activeFilters(base, view, roles);
  return (
    <>
      <FilterBar action={base} params={{ sort }} active={active} clearHref={base}>
        <SearchField
          name="q"
          label="Search users"
          placeholder="Name, login, e-mail or provider"
          defaultValue={view.q}
        />
        <FilterSelect
          name="role"
          label="Role"
          defaultValue={view.role}
          options={[
            { value: "", label: "All roles" },
            ...roles.map(({ key, name }) => ({ value: key, label: name })),
          ]}
        />
        <FilterByRights view={view} />
        <FilterSelect
          name="practices"
          label="Other practices"
          defaultValue={view.elsewhere ? "other" : ""}
          options={[
            { value: "", label: "Any practices" },
            { value: "other", label: "Also at other practices" },
          ]}
        />
      </FilterBar>
      <p className="visually-hidden" role="status">
        {active.length > 0 && matchText(found, ["user", "users"])}
      </p>
    </>
  );
}

function activeFilters(base: string, view: PeopleView, roles: Role[]) {
  const without = (changes: Partial<PeopleView>) => viewHref(base, view, changes);
  return [
    view.q && { label: "Search", value: view.q, removeHref: without({ q: "" }) },
    view.role && {
      label: "Role",
      value: roles.find(({ key }) => key === view.role)?.name ?? view.role,
      removeHref: without({ role: "" }),
    },
    ...activeByRights(view, without),
    view.elsewhere && { label: "Other practices", value: "yes", removeHref: without({ elsewhere: false }) },
  ].filter((filter) => typeof filter === "object");
}

import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { activeByRights, FilterByRights, matchText } from "@/app/_components/list-of-people";
import { SearchField } from "@/app/_components/search-field";
import { SwitchPractice } from "@/app/_components/switch-practice";
import { type GroupView, groupViewHref, groupViewParams } from "@/lib/groups/group-view";
import type { GroupListProps } from "./group-list";

/** Search and filters of the group's list: a form whose address is the view. */
export function GroupFilters({ base, view, roles, practice, practices, found }: GroupListProps) {
  const { sort, practice: chosen } = groupViewParams(view);
  const active = activeFilters(base, view, practice);
  return (
    <>
      <FilterBar
        action={base}
        params={{ sort, ...(!practices && { practice: chosen }) }}
        active={active}
        clearHref={base}
      >
        <SearchField
          name="q"
          label="Search people"
          placeholder="Name, login, e-mail or provider"
          defaultValue={view.q}
        />
        {practices ? (
          <FilterSelect
            name="practice"
            label="Practice"
            defaultValue={view.practice}
            options={[
              { value: "", label: "All practices" },
              ...practices.map(([value, label]) => ({ value, label })),
            ]}
          />
        ) : (
          <div className="filter switch-field">
            <SwitchPractice
              key={view.practice}
              label="Practice"
              name={practice ?? (view.practice || "All practices")}
              page={`${base}/practices?${new URLSearchParams({ at: groupViewHref(base, view) })}`}
              options={`${base}/practices/list`}
            />
          </div>
        )}
        <FilterSelect
          name="role"
          label="Role"
          defaultValue={view.role}
          options={[
            { value: "", label: "All roles" },
            ...roles.map((name) => ({ value: name, label: name })),
          ]}
        />
        <FilterByRights view={view} />
      </FilterBar>
      <p className="visually-hidden" role="status">
        {active.length > 0 && matchText(found, ["line", "lines"])}
      </p>
    </>
  );
}

function activeFilters(base: string, view: GroupView, practice: string | undefined) {
  const without = (changes: Partial<GroupView>) => groupViewHref(base, view, changes);
  return [
    view.q && { label: "Search", value: view.q, removeHref: without({ q: "" }) },
    view.practice && {
      label: "Practice",
      value: practice ?? view.practice,
      removeHref: without({ practice: "" }),
    },
    view.role && { label: "Role", value: view.role, removeHref: without({ role: "" }) },
    ...activeByRights(view, without),
  ].filter((filter) => typeof filter === "object");
}

import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { SearchField } from "@/app/_components/search-field";
import { SwitchPractice } from "@/app/_components/switch-practice";
import { permissionKey } from "@/lib/auth/permissions";
import { type GroupView, groupViewHref, groupViewParams } from "@/lib/groups/group-view";
import { listStatuses } from "@/lib/users/people-view";
import { STATUS_LABELS } from "@/lib/users/rules";
import type { GroupListProps } from "./group-list";

/** Search and filters of the group's list: a form whose address is the view. */
export function GroupFilters({ base, view, roles, practice, practices, found }: GroupListProps) {
  const { sort, practice: chosen } = groupViewParams(view);
  const permission = permissionKey.find(({ name }) => name === view.permission);
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
        <FilterSelect
          name="permission"
          label="Permission"
          defaultValue={permission?.param}
          options={[
            { value: "", label: "All permissions" },
            ...permissionKey.map(({ param, label }) => ({ value: param, label })),
          ]}
        />
        <FilterSelect
          name="status"
          label="Status"
          defaultValue={view.status}
          options={[
            { value: "", label: "All statuses" },
            ...listStatuses.map((value) => ({ value, label: STATUS_LABELS[value] })),
          ]}
        />
      </FilterBar>
      <p className="visually-hidden" role="status">
        {active.length > 0 && countText(found)}
      </p>
    </>
  );
}

function countText({ total, orMore }: GroupListProps["found"]): string {
  if (orMore) return `More than ${(total - 1).toLocaleString("en-US")} lines match`;
  return total === 1 ? "1 line matches" : `${total.toLocaleString("en-US")} lines match`;
}

function activeFilters(base: string, view: GroupView, practice: string | undefined) {
  const permission = permissionKey.find(({ name }) => name === view.permission);
  const without = (changes: Partial<GroupView>) => groupViewHref(base, view, changes);
  return [
    view.q && { label: "Search", value: view.q, removeHref: without({ q: "" }) },
    view.practice && {
      label: "Practice",
      value: practice ?? view.practice,
      removeHref: without({ practice: "" }),
    },
    view.role && { label: "Role", value: view.role, removeHref: without({ role: "" }) },
    permission && {
      label: "Permission",
      value: permission.label,
      removeHref: groupViewHref(base, { ...view, permission: undefined }),
    },
    view.status && {
      label: "Status",
      value: STATUS_LABELS[view.status],
      removeHref: groupViewHref(base, { ...view, status: undefined }),
    },
  ].filter((filter) => typeof filter === "object");
}

import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { SearchField } from "@/app/_components/search-field";
import { permissionKey } from "@/lib/auth/permissions";
import { listStatuses, type PeopleView, viewHref, viewParams } from "@/lib/users/people-view";
import { STATUS_LABELS } from "@/lib/users/rules";

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
  const permission = permissionKey.find(({ name }) => name === view.permission);
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
        {active.length > 0 && countText(found)}
      </p>
    </>
  );
}

function countText({ total, orMore }: FiltersProps["found"]): string {
  if (orMore) return `More than ${(total - 1).toLocaleString("en-US")} users match`;
  return total === 1 ? "1 user matches" : `${total.toLocaleString("en-US")} users match`;
}

function activeFilters(base: string, view: PeopleView, roles: Role[]) {
  const permission = permissionKey.find(({ name }) => name === view.permission);
  const without = (changes: Partial<PeopleView>) => viewHref(base, view, changes);
  return [
    view.q && { label: "Search", value: view.q, removeHref: without({ q: "" }) },
    view.role && {
      label: "Role",
      value: roles.find(({ key }) => key === view.role)?.name ?? view.role,
      removeHref: without({ role: "" }),
    },
    permission && {
      label: "Permission",
      value: permission.label,
      removeHref: viewHref(base, { ...view, permission: undefined }),
    },
    view.status && {
      label: "Status",
      value: STATUS_LABELS[view.status],
      removeHref: viewHref(base, { ...view, status: undefined }),
    },
    view.elsewhere && { label: "Other practices", value: "yes", removeHref: without({ elsewhere: false }) },
  ].filter((filter) => typeof filter === "object");
}

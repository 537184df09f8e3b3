import { FilterBar } from "@/app/_components/filter-bar";
import { FilterSelect } from "@/app/_components/filter-select";
import { SearchField } from "@/app/_components/search-field";
import { eventLabels } from "@/lib/audit/event-labels";
import { isWithoutAccount, WITHOUT_ACCOUNT } from "@/lib/audit/without-account";
import { DayFilter } from "./day-filter";
import { type LogView, logHref } from "./log-view";

type AuditFiltersProps = {
  base: string;
  view: LogView;
  actors: { id: string; name: string }[];
  whom: string | undefined;
};

/** Who, what, on whom, when: a form whose address is the view. */
export function AuditFilters({ base, view, actors, whom }: AuditFiltersProps) {
  const events = Object.entries(eventLabels).sort(([, one], [, other]) => one.localeCompare(other, "en"));
  return (
    <FilterBar
      action={base}
      params={{ whom: view.whom }}
      active={activeFilters(base, view, actors, whom)}
      clearHref={base}
    >
      {!view.whom && (
        <SearchField name="called" label="On whom" placeholder="On whom: a name" defaultValue={view.called} />
      )}
      <FilterSelect
        name="who"
        label="Who"
        defaultValue={view.who}
        options={[
          { value: "", label: "Anybody" },
          ...actors.map(({ id, name }) => ({ value: id, label: name })),
          ...Object.entries(WITHOUT_ACCOUNT).map(([value, label]) => ({ value, label })),
        ]}
      />
      <FilterSelect
        name="what"
        label="What"
        defaultValue={view.what ?? ""}
        options={[{ value: "", label: "Anything" }, ...events.map(([value, label]) => ({ value, label }))]}
      />
      <DayFilter name="from" label="From" defaultValue={view.from} />
      <DayFilter name="to" label="To" defaultValue={view.to} />
    </FilterBar>
  );
}

function activeFilters(
  base: string,
  view: LogView,
  actors: AuditFiltersProps["actors"],
  whom: string | undefined,
) {
  const without = (changes: Partial<LogView>) => logHref(base, view, changes);
  return [
    view.who && {
      label: "Who",
      value: nameOf(view.who, actors),
      removeHref: without({ who: "" }),
    },
    view.what && { label: "What", value: eventLabels[view.what], removeHref: without({ what: undefined }) },
    view.whom && { label: "On whom", value: whom ?? "one user", removeHref: without({ whom: "" }) },
    view.from && { label: "From", value: dayInWords(view.from), removeHref: without({ from: "" }) },
    view.to && { label: "To", value: dayInWords(view.to), removeHref: without({ to: "" }) },
  ].filter((filter) => typeof filter === "object");
}

function nameOf(who: string, actors: AuditFiltersProps["actors"]): string {
  if (isWithoutAccount(who)) return WITHOUT_ACCOUNT[who];
  return actors.find(({ id }) => id === who)?.name ?? "somebody else";
}

function dayInWords(day: string): string {
  return new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

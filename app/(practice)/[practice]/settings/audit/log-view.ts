import { TZDate } from "@date-fns/tz";
import { type AuditEvent, auditEvents } from "@/lib/audit/events";
import type { LogFilters } from "@/lib/audit/queries";
import { isWithoutAccount } from "@/lib/audit/without-account";
import { endOfDay } from "@/lib/users/access-end";
import { isId } from "@/lib/users/form-text";

/** What the log's address says. `who` and `whom` are ids, `who` also a kind of those without an account; `called` a name as typed, until it is known whose. */
export type LogView = {
  who: string;
  what: AuditEvent | undefined;
  whom: string;
  called: string;
  from: string;
  to: string;
  before: number | undefined;
  after: number | undefined;
};

type Params = Record<string, string | string[] | undefined>;

/** Reads the address; what makes no sense counts as not said. */
export function readLogView(params: Params): LogView {
  const text = (name: string) => [params[name]].flat()[0]?.trim().slice(0, 200) ?? "";
  const number = (name: string) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : undefined);
  const day = (name: string) => (isDay(text(name)) ? text(name) : "");
  return {
    who: isId(text("who")) || isWithoutAccount(text("who")) ? text("who") : "",
    what: auditEvents.find((event) => event === text("what")),
    whom: isId(text("whom")) ? text("whom") : "",
    called: text("called"),
    from: day("from"),
    to: day("to"),
    before: number("before"),
    after: number("after"),
  };
}

/** The address of a view: filters first, then the page's edge; a changed filter begins at the newest again. */
export function logHref(base: string, view: LogView, changes: Partial<LogView>): string {
  const { who, what, whom, called, from, to, before, after } = {
    ...view,
    before: undefined,
    after: undefined,
    ...changes,
  };
  const said = Object.entries({ who, what, whom, called, from, to, before, after }).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${base}?${query}` : base;
}

/** The view as the log is asked for it: days are those of the practice. */
export function filtersOf(view: LogView, timeZone: string): LogFilters {
  return {
    who: view.who || undefined,
    what: view.what,
    whom: view.whom || undefined,
    from: view.from ? startOfDay(view.from, timeZone) : undefined,
    to: view.to ? endOfDay(view.to, timeZone) : undefined,
    before: view.before,
    after: view.after,
  };
}

/** Whether anything is left out but by the page's edge. */
export function isFiltered({ who, what, whom, from, to }: LogView): boolean {
  return Boolean(who || what || whom || from || to);
}

function startOfDay(day: string, timeZone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, timeZone).getTime());
}

function isDay(text: string): boolean {
  const moment = new Date(`${text}T00:00:00Z`);
  return (
    /^(19|20)\d{2}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(moment.getTime()) &&
    moment.toISOString().startsWith(text)
  );
}

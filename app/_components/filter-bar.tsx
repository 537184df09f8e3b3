import { X } from "lucide-react";
import type { ReactNode } from "react";

export type ActiveFilter = { label: string; value: string; removeHref: string };
type FilterBarProps = {
  action: string;
  params?: Record<string, string | undefined>;
  children: ReactNode;
  active?: ActiveFilter[];
  clearHref?: string;
};

/** A GET form: the address is the filter. Without JavaScript it has an Apply button. */
export function FilterBar({ action, params = {}, children, active = [], clearHref }: FilterBarProps) {
  return (
    <>
      <search>
        <form className="filter-bar" method="get" action={action} data-soft="change">
          {Object.entries(params).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          {children}
          <button type="submit" className="button no-js-only" data-variant="secondary">
            Apply
          </button>
        </form>
      </search>
      {active.length > 0 && (
        <div className="active-filters">
          {active.map(({ label, value, removeHref }) => (
            <a key={label} href={removeHref}>
              {label}: {value} <X size={14} aria-hidden="true" />
              <span className="visually-hidden">Remove this filter</span>
            </a>
          ))}
          {clearHref && (
            <a className="clear" href={clearHref}>
              Clear all
            </a>
          )}
        </div>
      )}
    </>
  );
}

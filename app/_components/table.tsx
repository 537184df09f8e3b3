import type { CSSProperties, ReactNode } from "react";
import type { Markup } from "./markup";

export type Column = {
  label: string;
  key?: string;
  numeric?: boolean;
  hidden?: boolean;
  width?: string;
  sort?: { href: string; direction?: "asc" | "desc" };
};
type HeadProps = { caption: string; columns: Column[]; className?: string };
type TableProps = HeadProps & { children: ReactNode };

/** Rows are plain `<tr><td>`: on phones each becomes a card, its labels taken from the columns by the style sheet. */
export function Table({ children, ...head }: TableProps) {
  return (
    <Framed {...head}>
      <tbody>{children}</tbody>
    </Framed>
  );
}

/** The same for lines that are markup already (markup.ts). */
export function TableOf({ lines, ...head }: HeadProps & { lines: Markup }) {
  return (
    <Framed {...head}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by html`…`, which escapes every text put into it */}
      <tbody dangerouslySetInnerHTML={{ __html: lines.text }} />
    </Framed>
  );
}

function Framed({ caption, columns, children, className = "" }: TableProps) {
  return (
    <div className={`table-wrap ${className}`}>
      <table className="people-table" style={phoneLabels(columns)}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key ?? column.label} {...column} />
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  );
}

function ColumnHead({ label, numeric, hidden, width, sort }: Column) {
  const direction = sort?.direction && ({ asc: "ascending", desc: "descending" } as const)[sort.direction];
  return (
    <th
      scope="col"
      className={numeric ? "number" : undefined}
      aria-sort={direction}
      style={width ? { minWidth: width } : undefined}
    >
      {sort && !hidden ? (
        <a href={sort.href}>{label}</a>
      ) : (
        <span className={hidden ? "visually-hidden" : undefined}>{label}</span>
      )}
    </th>
  );
}

function phoneLabels(columns: Column[]) {
  return Object.fromEntries(
    columns.map(({ label, hidden }, at) => [`--c${at + 1}`, hidden ? "none" : JSON.stringify(label)]),
  ) as CSSProperties;
}

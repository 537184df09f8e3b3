import { Chip } from "@/app/_components/badges";
import { Pagination } from "@/app/_components/pagination";
import { Table } from "@/app/_components/table";
import {
  rowStateInWords,
  rowTones,
  type Standing,
} from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import { ROWS_A_PAGE } from "@/lib/jobs/queries";
import type { RowState, WorkRow } from "@/lib/jobs/work";

type JobRowsProps = {
  here: string;
  standing: Standing;
  rows: WorkRow[];
  counts: Record<RowState, number>;
  show: RowState | undefined;
  page: number;
  numbered: boolean;
  /** Where a row's person has a page of their own. */
  personHref: (row: WorkRow) => string | undefined;
};

const STATES: RowState[] = ["waiting", "done", "unchanged", "refused"];
const COLUMNS = [{ label: "Who" }, { label: "Result" }, { label: "In words" }];

/** What becomes of each row, or became of it: all of them, or those of one result. */
export function JobRows({ here, standing, rows, counts, show, page, numbered, personHref }: JobRowsProps) {
  const total = show ? counts[show] : STATES.reduce((sum, state) => sum + counts[state], 0);
  const href = (state: RowState | undefined, at = 1) => {
    const query = new URLSearchParams({ show: state ?? "all", ...(at > 1 && { page: String(at) }) });
    return `${here}?${query}`;
  };
  return (
    <>
      <nav className="work-filter" aria-label="Results">
        <Filter
          href={href(undefined)}
          label="All"
          count={STATES.reduce((sum, state) => sum + counts[state], 0)}
          on={!show}
        />
        {STATES.filter((state) => counts[state] > 0).map((state) => (
          <Filter
            key={state}
            href={href(state)}
            label={rowStateInWords(state, standing)}
            count={counts[state]}
            on={show === state}
          />
        ))}
      </nav>
      <Table caption="Rows" columns={COLUMNS} className="work-rows">
        {rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">
              <Who row={row} href={personHref(row)} numbered={numbered} />
            </th>
            <td>
              <Chip tone={rowTones[row.state]}>{rowStateInWords(row.state, standing)}</Chip>
            </td>
            <td>{row.outcome}</td>
          </tr>
        ))}
      </Table>
      {total > ROWS_A_PAGE && (
        <Pagination
          page={page}
          pageSize={ROWS_A_PAGE}
          total={total}
          href={(at) => href(show, at)}
          action={here}
          params={{ show: show ?? "all" }}
          noun="rows"
        />
      )}
    </>
  );
}

/** Of a file, with the number that the row has in it. */
function Who({ row, href, numbered }: { row: WorkRow; href: string | undefined; numbered: boolean }) {
  return (
    <>
      {href ? <a href={href}>{row.label}</a> : row.label}
      {numbered && <small>Row {row.number}</small>}
    </>
  );
}

function Filter({ href, label, count, on }: { href: string; label: string; count: number; on: boolean }) {
  return (
    <a href={href} aria-current={on ? "true" : undefined}>
      {label} <span className="text-muted">{count.toLocaleString("en-US")}</span>
    </a>
  );
}

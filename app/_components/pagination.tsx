import { ChevronLeft, ChevronRight } from "lucide-react";

type PaginationProps = {
  page: number;
  pageSize: number;
  total: number;
  /** There are more than `total`, nobody counted how many. */
  orMore?: boolean;
  href: (page: number) => string;
  action: string;
  params?: Record<string, string | undefined>;
  noun?: string;
};

export function Pagination({
  page,
  pageSize,
  total,
  orMore = false,
  href,
  action,
  params = {},
  noun = "users",
}: PaginationProps) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  return (
    <nav className="pagination" aria-label="Pages">
      <span>{rangeOf(page, pageSize, total, noun, orMore)}</span>
      {last > 1 && (
        <ul>
          {page > 1 && (
            <Step to={href(page - 1)} name="Previous page" rel="prev" icon={<ChevronLeft size={16} />} />
          )}
          {shownPages(page, last).map((at, index) => (
            <li key={at || `gap-${index}`}>
              {at ? (
                <a
                  href={href(at)}
                  aria-current={at === page ? "page" : undefined}
                  aria-label={`Page ${count(at)}`}
                >
                  {count(at)}
                </a>
              ) : (
                <span aria-hidden="true">…</span>
              )}
            </li>
          ))}
          {page < last && (
            <Step to={href(page + 1)} name="Next page" rel="next" icon={<ChevronRight size={16} />} />
          )}
        </ul>
      )}
      {last > 7 && !orMore && (
        <form method="get" action={action} data-soft>
          {Object.entries(params).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <label htmlFor="go-to-page">Go to page</label>
          <input
            className="input"
            id="go-to-page"
            name="page"
            type="number"
            inputMode="numeric"
            min={1}
            max={last}
            required
          />
          <button type="submit" className="button" data-variant="secondary" data-size="small">
            Go
          </button>
        </form>
      )}
    </nav>
  );
}

function Step({ to, name, rel, icon }: { to: string; name: string; rel: string; icon: React.ReactNode }) {
  return (
    <li>
      <a href={to} rel={rel} aria-label={name}>
        {icon}
      </a>
    </li>
  );
}

function rangeOf(page: number, pageSize: number, total: number, noun: string, orMore: boolean) {
  if (total === 0) return `No ${noun}`;
  if ((page - 1) * pageSize >= total) return `${count(total)} ${noun}`;
  return `${count((page - 1) * pageSize + 1)}–${count(Math.min(page * pageSize, total))} of ${orMore ? `more than ${count(total - 1)}` : count(total)}`;
}

/** First, last, and two on each side of the current one; 0 is a gap. */
function shownPages(page: number, last: number) {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, last].filter((at) => at >= 1 && at <= last);
  const pages = [...new Set(near)].sort((a, b) => a - b);
  return pages.flatMap((at, index) => (index && at - (pages[index - 1] ?? 0) > 1 ? [0, at] : [at]));
}

function count(number: number) {
  return number.toLocaleString("en-US");
}

export function TableSkeleton({ rows = 12, columns = 7 }: { rows?: number; columns?: number }) {
  return (
    <div className="table-wrap p-4" role="status">
      <span className="visually-hidden">Loading…</span>
      <div className="grid gap-6" aria-hidden="true">
        {numbers(rows).map((row) => (
          <div key={row} className="grid grid-flow-col auto-cols-fr items-center gap-6">
            {numbers(columns).map((column) => (
              <span
                key={column}
                className="skeleton"
                style={{ width: `${55 + ((row * 5 + column * 7) % 9) * 5}%` }}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

export function FormSkeleton({ fields = 6 }: { fields?: number }) {
  return (
    <div className="form card" role="status">
      <span className="visually-hidden">Loading…</span>
      {numbers(fields).map((field) => (
        <div key={field} className="field" aria-hidden="true">
          <span className="skeleton w-28" />
          <span className="skeleton h-9! w-full" />
        </div>
      ))}
    </div>
  );
}

function numbers(count: number) {
  return Array.from({ length: count }, (_, at) => at);
}

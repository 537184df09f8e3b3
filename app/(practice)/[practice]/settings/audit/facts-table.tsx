import type { AuditRow } from "@/lib/audit/chain";

/** What a record knew before and after, field by field. */
export function FactsTable({ before, after }: Pick<AuditRow, "before" | "after">) {
  const labels = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter(
    isForPeople,
  );
  if (labels.length === 0) return null;
  return (
    <table className="my-2 w-full max-w-2xl table-fixed text-left text-sm">
      <thead>
        <tr className="text-muted">
          <th className="pr-4 font-normal">Field</th>
          {before && <th className="pr-4 font-normal">Before</th>}
          {after && <th className="font-normal">{before ? "After" : "Value"}</th>}
        </tr>
      </thead>
      <tbody>
        {labels.map((label) => (
          <tr key={label} className="align-top">
            <th className="wrap-anywhere pr-4 font-medium">{label}</th>
            {before && <td className="wrap-anywhere pr-4">{inWords(before[label])}</td>}
            {after && <td className="wrap-anywhere">{inWords(after[label])}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Ids serve the verifier, not the reader; labels for people begin with a capital. */
function isForPeople(label: string): boolean {
  return /^\p{Lu}/u.test(label);
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "—";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return Array.isArray(value) ? value.join(", ") : String(value);
}

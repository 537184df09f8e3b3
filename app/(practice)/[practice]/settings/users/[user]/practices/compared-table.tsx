import { Chip } from "@/app/_components/badges";
import { type Column, Table } from "@/app/_components/table";
import { permissionKey } from "@/lib/auth/permissions";
import type { ComparedMembership } from "@/lib/users/compare-memberships";
import "./compared.css";

const columns: Column[] = [
  { label: "Practice" },
  { label: "Role" },
  ...permissionKey.map(({ label }) => ({ label })),
  { label: "Follows" },
];

/** A line a practice; what differs from the first one is marked, in words too. */
export function ComparedTable({ lines, userId }: { lines: ComparedMembership[]; userId: string }) {
  return (
    <Table caption="Role and permissions at each practice" columns={columns} className="compared">
      {lines.map((line) => (
        <tr key={line.id}>
          <th scope="row">
            <a href={`/${line.practice.slug}/settings/users/${userId}`}>
              <b>{line.practice.name}</b>
            </a>
            <span className="chips">
              {line.isHome && <Chip tone="accent">Home practice</Chip>}
              {line.here && <Chip>Here</Chip>}
              {line.practice.closedAt && <Chip tone="warn">Closed</Chip>}
            </span>
          </th>
          <td data-differs={line.differs.includes("role") || undefined}>
            {line.role.name}
            {line.differs.includes("role") && <Differs />}
          </td>
          {permissionKey.map(({ name }) => (
            <td key={name} data-differs={line.differs.includes(name) || undefined}>
              {line[name] ? "Yes" : <span className="text-muted">No</span>}
              {line.differs.includes(name) && <Differs />}
            </td>
          ))}
          <td>{followsInWords(line)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Differs() {
  return <span className="visually-hidden"> (differs)</span>;
}

function followsInWords({ isHome, followsHome }: ComparedMembership): string {
  if (isHome) return "";
  return followsHome ? "The home practice" : "Its own";
}

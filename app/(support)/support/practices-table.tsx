import { Chip } from "@/app/_components/badges";
import { Table } from "@/app/_components/table";
import type { ListedPractice } from "@/lib/support/list-practices";

const COLUMNS = [
  { label: "Practice" },
  { label: "Address" },
  { label: "Group" },
  { label: "People", numeric: true },
  { label: "Status" },
];

export function PracticesTable({ practices }: { practices: ListedPractice[] }) {
  return (
    <Table caption="Practices" columns={COLUMNS}>
      {practices.map(({ id, slug, name, groupId, group, people, closedAt }) => (
        <tr key={id}>
          <td>
            <a className="prose-link font-medium wrap-anywhere" href={`/support/practices/${slug}`}>
              {name}
            </a>
          </td>
          <td className="wrap-anywhere">{slug}</td>
          <td>
            <a className="prose-link wrap-anywhere" href={`/support/groups/${groupId}`}>
              {group}
            </a>
          </td>
          <td className="number tabular">{people.toLocaleString("en-US")}</td>
          <td>{closedAt ? <Chip tone="warn">Closed</Chip> : <Chip tone="success">Open</Chip>}</td>
        </tr>
      ))}
    </Table>
  );
}

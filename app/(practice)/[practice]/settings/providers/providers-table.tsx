import { Table } from "@/app/_components/table";
import { pmsSystems, providerKinds } from "@/lib/providers/choices";
import type { ListedProvider } from "@/lib/providers/queries";

const COLUMNS = [
  { label: "Abbreviation" },
  { label: "Name" },
  { label: "External ID" },
  { label: "Kind" },
  { label: "System" },
  { label: "Connected to" },
  { label: "Actions", hidden: true },
];

export function ProvidersTable({ slug, providers }: { slug: string; providers: ListedProvider[] }) {
  const settings = `/${slug}/settings`;
  return (
    <Table caption="PMS providers in use" columns={COLUMNS}>
      {providers.map(({ id, abbreviation, name, externalId, kind, system, connectedTo }) => (
        <tr key={id}>
          <td>
            <a className="prose-link font-medium" href={`${settings}/providers/${id}`}>
              {abbreviation}
            </a>
          </td>
          <td>{name}</td>
          <td className="tabular">{externalId}</td>
          <td>{providerKinds[kind]}</td>
          <td>{pmsSystems[system]}</td>
          <td>
            {connectedTo ? (
              <a className="prose-link" href={`${settings}/users/${connectedTo.userId}`}>
                {connectedTo.name}
              </a>
            ) : (
              <span className="text-muted">Nobody</span>
            )}
          </td>
          <td>
            <span className="flex gap-3">
              <a className="prose-link" href={`${settings}/providers/${id}`} aria-label={`Edit ${name}`}>
                Edit
              </a>
              <a
                className="prose-link"
                href={`${settings}/providers/${id}/retire`}
                aria-label={`Retire ${name}`}
              >
                Retire
              </a>
            </span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

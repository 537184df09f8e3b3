import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";
import type { ListedProvider } from "@/lib/providers/queries";
import { restore } from "./actions";

export function RetiredProviders({ slug, providers }: { slug: string; providers: ListedProvider[] }) {
  return (
    <ul className="divide-y divide-line">
      {providers.map(({ id, abbreviation, name, externalId }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span>
            <strong>{abbreviation}</strong> {name} <span className="hint tabular">{externalId}</span>
          </span>
          <OneButtonForm act={restore.bind(null, { practice: slug, provider: id })} label={`Restore ${name}`}>
            Restore
          </OneButtonForm>
        </li>
      ))}
    </ul>
  );
}

import { Chip } from "@/app/_components/badges";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { OneButtonForm } from "@/app/(practice)/[practice]/one-button-form";
import type { RoleWithHolders } from "@/lib/practices/role-holders";
import { AddRoleForm } from "./add-role-form";
import { addNewRole, restore } from "./role-actions";

type RolesSectionProps = { slug: string; roles: RoleWithHolders[] };

/** What people do here. A role grants nothing by itself; it routes forms. */
export function RolesSection({ slug, roles }: RolesSectionProps) {
  const [used, retired] = [
    roles.filter(({ retiredAt }) => !retiredAt),
    roles.filter(({ retiredAt }) => retiredAt),
  ];
  return (
    <Section
      title="Position roles"
      id="roles"
      description="What somebody does here. A role grants nothing by itself. Which roles may sign forms, support decides."
    >
      <ul className="divide-y divide-line">
        {used.map((role) => (
          <UsedRole key={role.id} slug={slug} role={role} isLast={used.length === 1} />
        ))}
      </ul>
      <AddRoleForm key={used.length} save={addNewRole.bind(null, { practice: slug })} />
      {retired.length > 0 && (
        <details className="mt-4 border-line border-t pt-3">
          <summary className="prose-link w-fit cursor-pointer">
            {retired.length === 1 ? "One retired role" : `${retired.length} retired roles`}
          </summary>
          <ul className="divide-y divide-line">
            {retired.map(({ id, name }) => (
              <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-2">
                <span className="wrap-anywhere min-w-0">{name}</span>
                <OneButtonForm
                  act={restore.bind(null, { practice: slug, role: id })}
                  label={`Restore ${name}`}
                >
                  Restore
                </OneButtonForm>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

type UsedRoleProps = { slug: string; role: RoleWithHolders; isLast: boolean };

function UsedRole({ slug, role: { id, key, name, maySign, holders }, isLast }: UsedRoleProps) {
  const here = `/${slug}/settings/practice/roles/${id}`;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="wrap-anywhere min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <strong>{name}</strong> {maySign && <Chip>May sign forms</Chip>}
        </p>
        <p className="hint">
          {holders > 0 ? (
            <a className="prose-link" href={`/${slug}/settings/users?role=${key}`}>
              {holders === 1 ? "One person has it" : `${holders.toLocaleString("en-US")} people have it`}
            </a>
          ) : (
            "Nobody has it"
          )}
        </p>
      </div>
      <span className="flex gap-2">
        <ButtonLink href={here} size="small" aria-label={`Rename ${name}`}>
          Rename
        </ButtonLink>
        {!isLast && (
          <ButtonLink href={`${here}/retire`} size="small" aria-label={`Retire ${name}`}>
            Retire
          </ButtonLink>
        )}
      </span>
    </li>
  );
}

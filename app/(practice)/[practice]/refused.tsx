import { headers } from "next/headers";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { abilitiesOf, abilityOf } from "@/lib/auth/abilities";
import { either, whyInWords } from "@/lib/auth/ability-words";
import type { StaffActor } from "@/lib/auth/actor";
import { listAdminNames } from "@/lib/practices/queries";
import { getOwnRights } from "@/lib/users/rights";
import { NeedsAdmin } from "./needs-admin";
import { abilityOfPage } from "./page-ability";

/** Stands in the place of a page that only Admins open: why not this one, who could change that, and what one may do here. */
export async function Refused({ actor }: { actor: StaffActor }) {
  const [names, rights, asked] = await Promise.all([listAdminNames(actor), getOwnRights(actor), headers()]);
  const wanted = abilityOf(rights, abilityOfPage(asked.get("x-chairside-path") ?? ""));
  const { slug, name } = actor.practice;
  return (
    <div className="grid gap-4">
      <NeedsAdmin
        text={
          names.length > 0 && (
            <>
              Only Admins open this page. At {name}, <strong>{either(names)}</strong> can give you the
              permission.
            </>
          )
        }
      >
        <div className="action">
          <ButtonLink href={`/${slug}`} variant="primary">
            Go to the overview
          </ButtonLink>
        </div>
      </NeedsAdmin>
      <Section title="Why not this page">
        <p>
          <span className="font-medium">{wanted.label}.</span> {whyInWords(wanted)} Your role here,{" "}
          {rights.role.name}, grants nothing by itself.
        </p>
      </Section>
      <Section
        title={`What you can do at ${name}`}
        actions={
          <a className="prose-link" href={`/${slug}/profile/access`}>
            Everything, and why
          </a>
        }
      >
        <ul className="list-disc pl-5">
          {abilitiesOf(rights)
            .filter(({ may }) => may)
            .map(({ name, label }) => (
              <li key={name}>{label}</li>
            ))}
        </ul>
      </Section>
    </div>
  );
}

import { headers } from "next/headers";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { abilitiesOf, abilityOf } from "@/lib/auth/abilities";
import { either, refusalTitle, whyInWords } from "@/lib/auth/ability-words";
import type { StaffActor } from "@/lib/auth/actor";
import { listAdminNames, listGroupAdminNames } from "@/lib/practices/queries";
import { getOwnRights } from "@/lib/users/rights";
import { NeedsAdmin } from "./needs-admin";
import { abilityOfPage } from "./page-ability";

/** Stands in the place of a page that only Admins open, or Group Admins: why not this one, who could change that, and what one may do here. */
export async function Refused({ actor }: { actor: StaffActor }) {
  const page = abilityOfPage((await headers()).get("x-chairside-path") ?? "");
  const [rights, text] = await Promise.all([
    getOwnRights(actor),
    page === "group.manage" ? groupAdminsOf(actor) : adminsOf(actor),
  ]);
  const wanted = abilityOf(rights, page);
  const { slug, name } = actor.practice;
  return (
    <div className="grid gap-4">
      <NeedsAdmin title={refusalTitle(wanted)} text={text}>
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

async function adminsOf(actor: StaffActor) {
  const names = await listAdminNames(actor);
  if (names.length === 0) return undefined;
  return (
    <>
      Only Admins open this page. At {actor.practice.name}, <strong>{either(names)}</strong> can give you the
      permission.
    </>
  );
}

/** Nobody at the practice makes anybody a Group Admin; but they can do what is asked for here. */
async function groupAdminsOf(actor: StaffActor) {
  const names = await listGroupAdminNames(actor);
  return (
    <>
      Only Group Admins open this page.{" "}
      {names.length > 0 && (
        <>
          At {actor.practice.name}, <strong>{either(names)}</strong> can do this for you.{" "}
        </>
      )}
      Chairside support switches Group Admin on.
    </>
  );
}

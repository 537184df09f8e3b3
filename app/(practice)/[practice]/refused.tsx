import { ButtonLink } from "@/app/_components/button";
import type { StaffActor } from "@/lib/auth/actor";
import { listAdminNames } from "@/lib/practices/queries";
import { NeedsAdmin } from "./needs-admin";

/** Stands in the place of a page that only Admins open, and names who could change that. */
export async function Refused({ actor }: { actor: StaffActor }) {
  const names = await listAdminNames(actor);
  const who = names.length > 0 && (
    <>
      Only Admins open this page. At {actor.practice.name}, <strong>{either(names)}</strong> can give you the
      permission.
    </>
  );
  return (
    <NeedsAdmin text={who || undefined}>
      <div className="action">
        <ButtonLink href={`/${actor.practice.slug}`} variant="primary">
          Go to the overview
        </ButtonLink>
      </div>
    </NeedsAdmin>
  );
}

function either(names: string[]): string {
  return new Intl.ListFormat("en-US", { type: "disjunction" }).format(names);
}

import { LockKeyhole } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";
import type { StaffActor } from "@/lib/auth/actor";
import { listAdminNames } from "@/lib/practices/queries";

/** Stands in the place of a page that only Admins open, and names who could change that. */
export async function Refused({ actor }: { actor: StaffActor }) {
  const names = await listAdminNames(actor);
  return (
    <div className="empty-state">
      <div className="mark" aria-hidden="true">
        <LockKeyhole />
      </div>
      <h1>You need the Admin permission</h1>
      <p>
        {names.length > 0 ? (
          <>
            Only Admins open this page. At {actor.practice.name}, <strong>{either(names)}</strong> can give
            you the permission.
          </>
        ) : (
          "Only Admins open this page. Ask an Admin of your practice to give you the permission."
        )}
      </p>
      <div className="action">
        <ButtonLink href={`/${actor.practice.slug}`} variant="primary">
          Go to the overview
        </ButtonLink>
      </div>
    </div>
  );
}

function either(names: string[]): string {
  return new Intl.ListFormat("en-US", { type: "disjunction" }).format(names);
}

import { LockKeyhole } from "lucide-react";
import { ButtonLink } from "@/app/_components/button";
import { Card } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";
import { listAdminNames } from "@/lib/practices/queries";
import { actorHere } from "./actor-here";

/** Goes out beside every page of the practice, to stand in its place: it asks for names only where they may be needed. */
export default async function Forbidden() {
  const { actor } = actorHere();
  const names = actor && !actor.permissions.admin ? await listAdminNames(actor) : [];
  return (
    <Card>
      <EmptyState
        icon={<LockKeyhole />}
        title="You need the Admin permission"
        action={<ButtonLink href={actor ? `/${actor.practice.slug}` : "/"}>Go to the overview</ButtonLink>}
      >
        {names.length > 0 ? (
          <>
            Only Admins open this page. At {actor?.practice.name} <strong>{either(names)}</strong> can give you
            the permission.
          </>
        ) : (
          "Only Admins open this page. Ask an Admin of your practice to give you the permission."
        )}
      </EmptyState>
    </Card>
  );
}

function either(names: string[]): string {
  return new Intl.ListFormat("en-US", { type: "disjunction" }).format(names);
}

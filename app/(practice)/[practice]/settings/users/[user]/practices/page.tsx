import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { may } from "@/lib/auth/authorize";
import { compareMemberships } from "@/lib/users/compare-memberships";
import { whyNotEnd } from "@/lib/users/end-membership";
import { ComparedTable } from "./compared-table";

export const metadata: Metadata = { title: "Practices" };

type PracticesPageProps = {
  params: Promise<{ practice: string; user: string }>;
  searchParams: Promise<{ differing?: string | string[] }>;
};

/** One user's role and permissions at every practice the Admin may see, side by side. */
export default orNothingHere(async function PracticesPage({ params, searchParams }: PracticesPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { user, lines, hidden } = await orNotFound(compareMemberships(admin, (await params).user));
  const [measure, ...others] = lines;
  const differing = others.filter(({ differs }) => differs.length > 0);
  const only = (await searchParams).differing === "1";
  const list = `/${admin.practice.slug}/settings/users`;
  const here = `${list}/${user.id}/practices`;
  return (
    <>
      <PageHeader
        breadcrumb={
          <Breadcrumb
            items={[
              { label: "Users", href: list },
              { label: user.name, href: `${list}/${user.id}` },
              { label: "Practices" },
            ]}
          />
        }
        title={`${user.name}’s practices`}
        description={inWords(measure?.practice.name ?? "", lines.length, differing.length, hidden)}
        actions={
          <>
            {differing.length > 0 && differing.length < others.length && (
              <ButtonLink href={only ? here : `${here}?differing=1`} size="small" variant="quiet">
                {only ? "Show all" : "Only where it differs"}
              </ButtonLink>
            )}
            {may(admin, "group.manage") && lines.length > 1 && (
              <ButtonLink href={`${here}/home`} size="small">
                Move home practice
              </ButtonLink>
            )}
            {!whyNotEnd(admin, user) && (
              <ButtonLink href={`${here}/end`} size="small">
                End login here
              </ButtonLink>
            )}
          </>
        }
      />
      {measure && <ComparedTable lines={[measure, ...(only ? differing : others)]} userId={user.id} />}
    </>
  );
});

function inWords(measure: string, seen: number, differing: number, hidden: number): string {
  const one = hidden === 1;
  const rest =
    hidden > 0 &&
    `${hidden} more ${one ? "practice" : "practices"} can be seen only by ${one ? "its" : "their"} own Admins.`;
  return [compared(measure, seen, differing), rest].filter(Boolean).join(" ");
}

function compared(measure: string, seen: number, differing: number): string {
  if (seen === 1) return `Only ${measure} is shown.`;
  if (differing === 0) return `Role and permissions are the same everywhere as at ${measure}.`;
  const where = differing === 1 ? "one practice" : `${differing} practices`;
  return `Compared with ${measure}, role or permissions differ at ${where}.`;
}

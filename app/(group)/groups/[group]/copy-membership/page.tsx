import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { groupTitle } from "@/app/_server/group-title";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { copyMembershipTo } from "@/app/(group)/groups/[group]/actions";
import { OnePractice } from "@/app/(group)/groups/[group]/one-practice";
import type { GroupActor } from "@/lib/auth/group-actor";
import { permissionLabels } from "@/lib/auth/permissions";
import { getSourceMembership } from "@/lib/groups/copy-membership";
import { CopyMembershipForm } from "./copy-membership-form";

type PageProps = {
  params: Promise<{ group: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = groupTitle("Copy membership");

/** Whose membership is said by the address of their line in the list: `?of=/{practice}/settings/users/{user}`. */
export default orNothingHere(async function CopyMembershipPage({ params, searchParams }: PageProps) {
  const lead = await requireGroupActor(params);
  const of = [(await searchParams)["of"]].flat()[0] ?? "";
  return (
    <>
      <PageHeader
        title="Copy membership"
        description="Gives somebody the role and permissions they have at one practice at others too."
      />
      {of ? <Chosen lead={lead} of={of} /> : <ChooseFirst list={`/groups/${lead.group.id}`} />}
    </>
  );
});

async function Chosen({ lead, of }: { lead: GroupActor; of: string }) {
  const [, slug, , , user = ""] = of.split("/");
  const from = lead.practices.find((practice) => practice.slug === slug)?.id ?? "";
  const source = await orNotFound(getSourceMembership(lead, { user, from }));
  const others = lead.practices.filter(({ id }) => id !== from);
  if (others.length === 0) return <OnePractice />;
  return (
    <CopyMembershipForm
      send={copyMembershipTo.bind(null, { group: lead.group.id })}
      practices={others.map(({ id, name }) => [id, name])}
      source={{
        user,
        from,
        name: source.user.name,
        practice: source.source.name,
        role: source.held.role.name,
        permissions: permissionLabels({ ...source.held, defaultDoctor: false }),
        isDefaultDoctor: source.held.defaultDoctor,
      }}
    />
  );
}

function ChooseFirst({ list }: { list: string }) {
  return (
    <EmptyState
      title="Choose somebody first"
      action={
        <ButtonLink variant="primary" href={list}>
          Go to the list of people
        </ButtonLink>
      }
    >
      In the list of people, each line's menu has Copy membership.
    </EmptyState>
  );
}

import { Plus, Stethoscope } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { listProviders, listRetiredProviders } from "@/lib/providers/queries";
import { ProvidersTable } from "./providers-table";
import { RetiredProviders } from "./retired-providers";

type ProvidersPageProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "PMS Providers" };

export default async function ProvidersPage({ params }: ProvidersPageProps) {
  const admin = await requireActor(params, "providers.manage");
  const [inUse, retired] = await Promise.all([listProviders(admin), listRetiredProviders(admin)]);
  const { slug } = admin.practice;
  const add = (
    <ButtonLink href={`/${slug}/settings/providers/new`} variant="primary" icon={<Plus size={16} />}>
      Add Provider
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="PMS Providers"
        count={inUse.length}
        description="The providers of your practice-management system. Connect each to a user, and patients see that person's name and photo in its place."
        actions={inUse.length > 0 && add}
      />
      {inUse.length > 0 ? (
        <ProvidersTable slug={slug} providers={inUse} />
      ) : (
        <EmptyState icon={<Stethoscope />} title="No providers yet" action={add}>
          Add the doctors and hygienists as your practice-management system lists them. Then choose one for
          each user under Users.
        </EmptyState>
      )}
      {retired.length > 0 && (
        <Section title="Retired" description="Nobody can be connected to these. Their ids stay taken.">
          <RetiredProviders slug={slug} providers={retired} />
        </Section>
      )}
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { saveProvider } from "@/app/(practice)/[practice]/settings/providers/actions";
import { ProviderForm } from "@/app/(practice)/[practice]/settings/providers/provider-form";
import { findProvider } from "@/lib/providers/queries";

type EditProviderProps = { params: Promise<{ practice: string; provider: string }> };

export const metadata: Metadata = { title: "Edit Provider" };

export default orNothingHere(async function EditProvider({ params }: EditProviderProps) {
  const admin = await requireActor(params, "providers.manage");
  const provider = await findProvider(admin, (await params).provider);
  if (!provider) notFound();
  const { slug } = admin.practice;
  const list = `/${slug}/settings/providers`;
  const { id, externalId, abbreviation, name, kind, system, connectedTo, retiredAt } = provider;
  return (
    <>
      <PageHeader
        title={name}
        breadcrumb={<Breadcrumb items={[{ label: "PMS Providers", href: list }, { label: name }]} />}
        description={whoIsConnected(connectedTo?.name, retiredAt !== null)}
        actions={!retiredAt && <ButtonLink href={`${list}/${id}/retire`}>Retire…</ButtonLink>}
      />
      <ProviderForm
        save={saveProvider.bind(null, { practice: slug, provider: id })}
        saved={{ externalId, abbreviation, name, kind, system }}
        listHref={list}
      />
    </>
  );
});

function whoIsConnected(user: string | undefined, retired: boolean): string {
  if (retired) return "Retired: nobody can be connected to this provider.";
  return user ? `Connected to ${user}.` : "Not connected to a user yet: choose it under Users.";
}

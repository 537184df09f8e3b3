import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { saveNewProvider } from "@/app/(practice)/[practice]/settings/providers/actions";
import { ProviderForm } from "@/app/(practice)/[practice]/settings/providers/provider-form";

type NewProviderProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Add Provider" };

export default async function NewProvider({ params }: NewProviderProps) {
  const admin = await requireActor(params, "providers.manage");
  const { slug } = admin.practice;
  const list = `/${slug}/settings/providers`;
  return (
    <>
      <PageHeader
        title="Add Provider"
        breadcrumb={
          <Breadcrumb items={[{ label: "PMS Providers", href: list }, { label: "Add Provider" }]} />
        }
      />
      <ProviderForm save={saveNewProvider.bind(null, { practice: slug })} saved={{}} listHref={list} />
    </>
  );
}

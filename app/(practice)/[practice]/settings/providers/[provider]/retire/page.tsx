import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { retire } from "@/app/(practice)/[practice]/settings/providers/actions";
import { findProvider } from "@/lib/providers/queries";
import { RetireCard } from "./retire-card";

type RetireProviderProps = { params: Promise<{ practice: string; provider: string }> };

export const metadata: Metadata = { title: "Retire Provider" };

export default orNothingHere(async function RetireProvider({ params }: RetireProviderProps) {
  const admin = await requireActor(params, "providers.manage");
  const provider = await findProvider(admin, (await params).provider);
  if (!provider) notFound();
  const { slug } = admin.practice;
  const { id, name, connectedTo } = provider;
  const list = `/${slug}/settings/providers`;
  return (
    <>
      <Breadcrumb
        items={[
          { label: "PMS Providers", href: list },
          { label: name, href: `${list}/${id}` },
          { label: "Retire" },
        ]}
      />
      <RetireCard
        act={retire.bind(null, { practice: slug, provider: id })}
        name={name}
        connectedTo={
          connectedTo && { name: connectedTo.name, href: `/${slug}/settings/users/${connectedTo.userId}` }
        }
        listHref={list}
      />
    </>
  );
});

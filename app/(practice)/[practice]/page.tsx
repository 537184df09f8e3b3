import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";

type OverviewProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Overview" };

export default async function Overview({ params }: OverviewProps) {
  const person = await requireActor(params, "profile.manage");
  return <PageHeader title={`Hello, ${person.name}`} />;
}

import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { makeCodes } from "@/app/(practice)/[practice]/settings/devices/actions";
import { countRecoveryCodes } from "@/lib/devices/count-recovery-codes";
import { CodesForm } from "./codes-form";

type CodesPageProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Recovery Codes" };

export default async function CodesPage({ params }: CodesPageProps) {
  const admin = await requireActor(params, "practice.manage");
  const { slug, name } = admin.practice;
  const devices = `/${slug}/settings/devices`;
  return (
    <>
      <PageHeader
        title="Recovery codes"
        breadcrumb={<Breadcrumb items={[{ label: "Devices", href: devices }, { label: "Recovery codes" }]} />}
      />
      <CodesForm
        make={makeCodes.bind(null, { practice: slug })}
        left={await countRecoveryCodes(admin)}
        practice={name}
        devicesHref={devices}
      />
    </>
  );
}

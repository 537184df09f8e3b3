import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { phoneInWords } from "@/lib/practices/phone-in-words";
import { getPracticeInfo, type PracticeInfo } from "@/lib/practices/queries";
import { timeZones } from "@/lib/practices/time-zones";
import { saveDeviceRules, savePractice } from "./actions";
import { DeviceRulesForm } from "./device-rules-form";
import { PracticeForm } from "./practice-form";

type PracticePageProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Practice" };

export default async function PracticePage({ params }: PracticePageProps) {
  const admin = await requireActor(params, "practice.manage");
  const [info, rules] = await Promise.all([getPracticeInfo(admin), getDeviceRules(admin)]);
  return (
    <>
      <PageHeader title="Practice" description="What patients and your team see of this practice." />
      <PracticeForm
        key={info.version}
        save={savePractice.bind(null, { practice: admin.practice.slug })}
        saved={textsOf(info)}
        timeZones={timeZones()}
        draftKey={`${admin.userId}:${admin.practice.slug}:practice`}
      />
      <DeviceRulesForm
        key={rules.version}
        save={saveDeviceRules.bind(null, { practice: admin.practice.slug })}
        saved={{
          twoFactor: rules.twoFactor ? "on" : "",
          numberRule: rules.numberRule,
          trustDays: String(rules.trustDays),
          version: rules.version,
        }}
      />
    </>
  );
}

function textsOf(info: PracticeInfo): Record<string, string> {
  const texts = Object.entries(info).map(([field, value]) => [field, value === null ? "" : String(value)]);
  return { ...Object.fromEntries(texts), phone: phoneInWords(info.phone) };
}

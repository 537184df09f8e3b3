import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { Renewed } from "@/app/_components/renewed";
import { requireActor } from "@/app/_server/require-actor";
import { featureKey } from "@/lib/auth/features";
import { getDeviceRules } from "@/lib/devices/device-rules";
import { versionOf } from "@/lib/practices/change-features";
import { phoneInWords } from "@/lib/practices/phone-in-words";
import { getPracticeInfo, type PracticeInfo } from "@/lib/practices/queries";
import { listRolesWithHolders } from "@/lib/practices/role-holders";
import { timeZones } from "@/lib/practices/time-zones";
import { deleteLogo, saveDeviceRules, saveFeatures, saveLogo, savePractice } from "./actions";
import { DeviceRulesForm } from "./device-rules-form";
import { FeaturesForm } from "./features-form";
import { LogoForm } from "./logo-form";
import { PracticeForm } from "./practice-form";
import { RolesSection } from "./roles-section";

type PracticePageProps = { params: Promise<{ practice: string }> };

export const metadata: Metadata = { title: "Practice" };

export default async function PracticePage({ params }: PracticePageProps) {
  const admin = await requireActor(params, "practice.manage");
  const [info, rules, roles] = await Promise.all([
    getPracticeInfo(admin),
    getDeviceRules(admin),
    listRolesWithHolders(admin),
  ]);
  const { practice } = admin;
  const bound = { practice: practice.slug };
  return (
    <>
      <PageHeader
        title="Practice"
        description="What patients and your team see of this practice."
        actions={<OnThisPage />}
      />
      <Renewed on={info.version}>
        <PracticeForm save={savePractice.bind(null, bound)} saved={textsOf(info)} timeZones={timeZones()} />
      </Renewed>
      <Renewed on={rules.version}>
        <DeviceRulesForm
          save={saveDeviceRules.bind(null, bound)}
          saved={{
            twoFactor: rules.twoFactor ? "on" : "",
            numberRule: rules.numberRule,
            trustDays: String(rules.trustDays),
            version: rules.version,
          }}
        />
      </Renewed>
      <div className="form mt-4 grid gap-4">
        <RolesSection slug={practice.slug} roles={roles} />
        <LogoForm
          key={practice.logoId}
          save={saveLogo.bind(null, bound)}
          remove={deleteLogo.bind(null, bound)}
          practice={practice.name}
          logo={practice.logoId && `/api/photos/${practice.slug}/logo/${practice.logoId}`}
        />
        <Renewed on={versionOf(practice)}>
          <FeaturesForm
            save={saveFeatures.bind(null, bound)}
            features={featureKey.map((feature) => ({
              ...feature,
              on: !practice.featuresOff.includes(feature.name),
              withheld: practice.featuresWithheld.includes(feature.name),
            }))}
            version={versionOf(practice)}
          />
        </Renewed>
      </div>
    </>
  );
}

/** Five forms, each saved by itself. */
function OnThisPage() {
  const places = [
    ["#two-factor", "2 Factor Authenticator"],
    ["#roles", "Position roles"],
    ["#logo", "Logo"],
    ["#feature-switches", "Features"],
  ];
  return (
    <nav aria-label="On this page" className="flex flex-wrap gap-x-4 gap-y-1">
      {places.map(([href, label]) => (
        <a key={href} className="prose-link" href={href}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function textsOf(info: PracticeInfo): Record<string, string> {
  const texts = Object.entries(info).map(([field, value]) => [field, value === null ? "" : String(value)]);
  return { ...Object.fromEntries(texts), phone: phoneInWords(info.phone) };
}

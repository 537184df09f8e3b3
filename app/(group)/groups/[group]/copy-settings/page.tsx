import { PageHeader } from "@/app/_components/page-header";
import { groupTitle } from "@/app/_server/group-title";
import { requireGroupActor } from "@/app/_server/require-group-actor";
import { copySettingsTo } from "@/app/(group)/groups/[group]/actions";
import { OnePractice } from "@/app/(group)/groups/[group]/one-practice";
import { settingsParts } from "@/lib/groups/settings-parts";
import { CopySettingsForm } from "./copy-settings-form";

type PageProps = { params: Promise<{ group: string }> };

export const generateMetadata = groupTitle("Copy settings");

export default async function CopySettingsPage({ params }: PageProps) {
  const lead = await requireGroupActor(params);
  return (
    <>
      <PageHeader
        title="Copy settings"
        description="From one practice to others. Practice Info stays each practice's own."
      />
      {lead.practices.length === 1 ? (
        <OnePractice />
      ) : (
        <CopySettingsForm
          send={copySettingsTo.bind(null, { group: lead.group.id })}
          practices={lead.practices.map(({ id, name }) => [id, name])}
          parts={settingsParts}
        />
      )}
    </>
  );
}

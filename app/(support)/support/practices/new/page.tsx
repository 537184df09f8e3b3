import { Breadcrumb } from "@/app/_components/breadcrumb";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { addPractice } from "@/app/(support)/support/practices/actions";
import { type Asked, readPracticesView } from "@/app/(support)/support/practices-view";
import { timeZones } from "@/lib/practices/time-zones";
import { listAllGroups } from "@/lib/support/list-groups";
import { NewPracticeForm } from "./new-practice-form";

export const generateMetadata = supportTitle("Add Practice");

export default async function NewPractice({ searchParams }: { searchParams: Promise<Asked> }) {
  const support = await requireSupport();
  const { group } = readPracticesView(await searchParams);
  const groups = (await listAllGroups(support)).filter(({ closedAt }) => !closedAt);
  return (
    <>
      <PageHeader
        title="Add Practice"
        breadcrumb={
          <Breadcrumb items={[{ label: "Practices", href: "/support" }, { label: "Add Practice" }]} />
        }
      />
      {groups.length > 0 ? (
        <NewPracticeForm
          save={addPractice.bind(null, {})}
          saved={{ groupId: groups.some(({ id }) => id === group) ? group : "" }}
          groups={groups.map(({ id, name }) => ({ value: id, label: name }))}
          timeZones={timeZones()}
        />
      ) : (
        <Notice tone="info" title="There is no open group yet">
          <a href="/support/groups/new">Make the group first</a>, then its practices.
        </Notice>
      )}
    </>
  );
}

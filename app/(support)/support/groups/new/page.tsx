import { Breadcrumb } from "@/app/_components/breadcrumb";
import { Card } from "@/app/_components/card";
import { PageHeader } from "@/app/_components/page-header";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { addGroup } from "@/app/(support)/support/groups/actions";
import { NameForm } from "@/app/(support)/support/name-form";

export const generateMetadata = supportTitle("Add Group");

export default async function NewGroup() {
  await requireSupport();
  return (
    <>
      <PageHeader
        title="Add Group"
        breadcrumb={
          <Breadcrumb items={[{ label: "Groups", href: "/support/groups" }, { label: "Add Group" }]} />
        }
      />
      <Card className="max-w-2xl">
        <NameForm
          save={addGroup.bind(null, {})}
          label="Group name"
          hint="With one practice, that is its name again."
          button="Create Group"
        />
      </Card>
    </>
  );
}

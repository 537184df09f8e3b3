import { Plus } from "lucide-react";
import { notFound } from "next/navigation";
import { Chip } from "@/app/_components/badges";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { Card, Section } from "@/app/_components/card";
import { PageHeader } from "@/app/_components/page-header";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireSupport } from "@/app/_server/require-support";
import { supportTitle } from "@/app/_server/support-title";
import { saveGroupName } from "@/app/(support)/support/groups/actions";
import { NameForm } from "@/app/(support)/support/name-form";
import { PracticesTable } from "@/app/(support)/support/practices-table";
import { getGroup, type SeenGroup } from "@/lib/support/find-group";
import { listPractices, PRACTICES_A_PAGE } from "@/lib/support/list-practices";
import { isId } from "@/lib/users/form-text";

type GroupPageProps = { params: Promise<{ group: string }> };

export const generateMetadata = supportTitle("Group");

export default orNothingHere(async function GroupPage({ params }: GroupPageProps) {
  const support = await requireSupport();
  const { group: id } = await params;
  if (!isId(id)) notFound();
  const group = await orNotFound(getGroup(support, id));
  const { list, total } = await listPractices(support, { q: "", status: "", group: id, page: 1 });
  return (
    <>
      <GroupHeader group={group} />
      <div className="grid gap-4">
        <Card className="max-w-2xl">
          <NameForm
            key={group.name}
            save={saveGroupName.bind(null, { group: id })}
            label="Group name"
            saved={group.name}
            button="Save Name"
          />
        </Card>
        {list.length > 0 ? (
          <div className="grid gap-2">
            <h2>Practices</h2>
            <PracticesTable practices={list} />
            {total > PRACTICES_A_PAGE && (
              <p>
                <a className="prose-link" href={`/support?group=${id}`}>
                  All {total.toLocaleString("en-US")} practices of the group
                </a>
              </p>
            )}
          </div>
        ) : (
          <Section title="Practices">
            <p className="text-muted">None yet. Add the first one.</p>
          </Section>
        )}
      </div>
    </>
  );
});

function GroupHeader({ group: { id, name, closedAt } }: { group: SeenGroup }) {
  const here = `/support/groups/${id}`;
  return (
    <PageHeader
      title={
        <span className="flex flex-wrap items-center gap-3">
          <span className="min-w-0 wrap-anywhere">{name}</span>
          {closedAt && <Chip tone="warn">Closed</Chip>}
        </span>
      }
      breadcrumb={<Breadcrumb items={[{ label: "Groups", href: "/support/groups" }, { label: name }]} />}
      actions={
        closedAt ? (
          <ButtonLink href={`${here}/reopen`}>Reopen…</ButtonLink>
        ) : (
          <>
            <ButtonLink href={`${here}/close`}>Close…</ButtonLink>
            <ButtonLink
              href={`/support/practices/new?group=${id}`}
              variant="primary"
              icon={<Plus size={16} aria-hidden="true" />}
            >
              Add Practice
            </ButtonLink>
          </>
        )
      }
    />
  );
}

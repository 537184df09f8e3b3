import { Users } from "lucide-react";
import type { Metadata } from "next";
import { Chip } from "@/app/_components/badges";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { authorize, may } from "@/lib/auth/authorize";
import { listRoles } from "@/lib/practices/list-roles";
import { offeredTo } from "@/lib/users/other-lines";
import { preview } from "./actions";
import { BulkForm } from "./bulk-form";
import { chosenOf } from "./chosen-of";

export const metadata: Metadata = { title: "Change many people" };

type BulkPageProps = {
  params: Promise<{ practice: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const MOST_NAMES = 12;

/** What to do with the people chosen on the list. */
export default async function BulkPage({ params, searchParams }: BulkPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { slug } = admin.practice;
  const list = `/${slug}/settings/users`;
  const { names, count, some, fields } = await chosenOf(admin, await searchParams);
  const roles = (await listRoles(admin)).filter(({ retiredAt }) => !retiredAt);
  const offered = may(admin, "group.manage")
    ? await offeredTo(authorize(admin, "group.manage"), admin.practice.id)
    : [];
  const more = names.length - MOST_NAMES;
  return (
    <>
      <PageHeader
        title={some ? `Change ${count.toLowerCase()}` : "Change many people"}
        breadcrumb={<Breadcrumb items={[{ label: "Users", href: list }, { label: "Change many people" }]} />}
      />
      {some ? (
        <div className="grid gap-4">
          <p className="chosen-people">
            {names.slice(0, MOST_NAMES).map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name
              <Chip key={at}>{name}</Chip>
            ))}
            {more > 0 && <Chip>{`and ${more} more`}</Chip>}
          </p>
          <BulkForm
            send={preview.bind(null, { practice: slug })}
            fields={fields}
            roles={roles.map(({ id, name }) => ({ id, name }))}
            practices={offered.map(({ id, name }) => ({ id, name }))}
            listHref={list}
          />
        </div>
      ) : (
        <EmptyState
          icon={<Users />}
          title="Nobody is selected"
          action={<ButtonLink href={list}>Back to the users</ButtonLink>}
        >
          Tick the people in the list, then choose Change selected.
        </EmptyState>
      )}
    </>
  );
}

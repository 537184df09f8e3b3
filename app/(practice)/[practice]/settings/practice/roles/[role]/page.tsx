import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { rename } from "@/app/(practice)/[practice]/settings/practice/role-actions";
import { getRole } from "@/lib/practices/get-role";
import { RenameRoleForm } from "./rename-role-form";

type RolePageProps = { params: Promise<{ practice: string; role: string }> };

export const metadata: Metadata = { title: "Rename Role" };

export default orNothingHere(async function RenameRole({ params }: RolePageProps) {
  const admin = await requireActor(params, "practice.manage");
  const { role: id } = await params;
  const { name } = await orNotFound(getRole(admin, id));
  const { slug } = admin.practice;
  const back = `/${slug}/settings/practice#roles`;
  return (
    <>
      <PageHeader
        title={`Rename ${name}`}
        description="Everybody who has it keeps it, under the new name."
        breadcrumb={<Breadcrumb items={[{ label: "Practice", href: back }, { label: name }]} />}
      />
      <RenameRoleForm save={rename.bind(null, { practice: slug, role: id })} saved={name} backHref={back} />
    </>
  );
});

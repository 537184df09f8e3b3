import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { addUser, addUserOfGroup } from "@/app/(practice)/[practice]/settings/users/actions";
import { UserForm } from "@/app/(practice)/[practice]/settings/users/user-form";
import { authorize, may } from "@/lib/auth/authorize";
import { formChoices } from "@/lib/users/form-choices";
import { membershipChoices } from "@/lib/users/membership-choices";

export const metadata: Metadata = { title: "Add User" };

type NewUserProps = { params: Promise<{ practice: string }> };

export default async function NewUserPage({ params }: NewUserProps) {
  const admin = await requireActor(params, "users.manage");
  const { slug, name } = admin.practice;
  const choices = await formChoices(admin);
  const lead = may(admin, "group.manage") ? authorize(admin, "group.manage") : undefined;
  const memberships = lead && (await membershipChoices(lead));
  return (
    <>
      <PageHeader
        title="Add User"
        breadcrumb={
          <Breadcrumb items={[{ label: "Users", href: `/${slug}/settings/users` }, { label: "Add User" }]} />
        }
      />
      <UserForm
        save={(memberships ? addUserOfGroup : addUser).bind(null, { practice: slug })}
        initial={{ loginKind: "email" }}
        choices={choices}
        memberships={memberships}
        practice={{ slug, name }}
        adminId={admin.userId}
      />
    </>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireActor } from "@/app/_server/require-actor";
import { changeUser } from "@/app/(practice)/[practice]/settings/users/actions";
import { UserForm } from "@/app/(practice)/[practice]/settings/users/user-form";
import { UserHeader } from "@/app/(practice)/[practice]/settings/users/user-header";
import { findUser } from "@/lib/users/find-user";
import { formChoices } from "@/lib/users/form-choices";
import { formValues } from "@/lib/users/form-values";

export const metadata: Metadata = { title: "Edit User" };

type EditUserProps = { params: Promise<{ practice: string; user: string }> };

export default async function EditUserPage({ params }: EditUserProps) {
  const admin = await requireActor(params, "users.manage");
  const user = await findUser(admin, (await params).user);
  if (!user) notFound();
  const { id, slug, name } = admin.practice;
  const values = formValues(user);
  const homeElsewhere =
    user.homePracticeId === id ? undefined : (user.homePracticeName ?? "another practice");
  return (
    <>
      <UserHeader admin={admin} user={user} />
      <UserForm
        save={changeUser.bind(null, { practice: slug, user: user.id })}
        initial={{ ...values, version: String(user.version), base: JSON.stringify(values) }}
        choices={await formChoices(admin, user)}
        practice={{ slug, name }}
        adminId={admin.userId}
        user={{ id: user.id, photoId: user.photoId, homeElsewhere }}
      />
    </>
  );
}

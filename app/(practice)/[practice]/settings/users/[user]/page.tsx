import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { changeUser, changeUserOfGroup } from "@/app/(practice)/[practice]/settings/users/actions";
import { UserForm } from "@/app/(practice)/[practice]/settings/users/user-form";
import { UserHeader } from "@/app/(practice)/[practice]/settings/users/user-header";
import { authorize, may } from "@/lib/auth/authorize";
import { findUser } from "@/lib/users/find-user";
import { formChoices } from "@/lib/users/form-choices";
import { formValues } from "@/lib/users/form-values";
import { membershipChoices, membershipValues } from "@/lib/users/membership-choices";

export const metadata: Metadata = { title: "Edit User" };

type EditUserProps = { params: Promise<{ practice: string; user: string }> };

export default orNothingHere(async function EditUserPage({ params }: EditUserProps) {
  const admin = await requireActor(params, "users.manage");
  const user = await findUser(admin, (await params).user);
  if (!user) notFound();
  const { id, slug, name } = admin.practice;
  const lead = may(admin, "group.manage") ? authorize(admin, "group.manage") : undefined;
  const memberships = lead && (await membershipChoices(lead, user));
  const elsewhere = memberships ? membershipValues(memberships) : {};
  const base = { ...formValues(user), ...elsewhere };
  const save = memberships ? changeUserOfGroup : changeUser;
  const homeElsewhere =
    user.homePracticeId === id ? undefined : (user.homePracticeName ?? "another practice");
  return (
    <>
      <UserHeader admin={admin} user={user} />
      <UserForm
        save={save.bind(null, { practice: slug, user: user.id })}
        initial={{
          ...base,
          otherPractices: Object.keys(elsewhere).length > 0 ? "on" : "",
          version: String(user.version),
          base: JSON.stringify(base),
        }}
        choices={await formChoices(admin, user)}
        memberships={memberships}
        practice={{ slug, name }}
        adminId={admin.userId}
        user={{ id: user.id, photoId: user.photoId, homeElsewhere, followsHome: user.followsHome }}
      />
    </>
  );
});

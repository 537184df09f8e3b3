import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { AbilityLists } from "@/app/(practice)/[practice]/ability-lists";
import { abilitiesOf } from "@/lib/auth/abilities";
import { listAdminNames } from "@/lib/practices/queries";
import { getOwnRights } from "@/lib/users/rights";

export const metadata: Metadata = { title: "What you can do" };

export default async function OwnAccessPage({ params }: { params: Promise<{ practice: string }> }) {
  const person = await requireActor(params, "profile.manage");
  const { slug, name } = person.practice;
  const [rights, admins] = await Promise.all([getOwnRights(person), listAdminNames(person)]);
  return (
    <>
      <PageHeader
        title={`What you can do at ${name}`}
        breadcrumb={
          <Breadcrumb
            items={[{ label: "Profile", href: `/${slug}/profile` }, { label: "What you can do" }]}
          />
        }
        description={`Your role here is ${rights.role.name}. A role says what you do; what you may comes from permissions.`}
      />
      <AbilityLists
        abilities={abilitiesOf(rights)}
        practice={name}
        admins={admins}
        titles={{ may: "What you can do, and why", mayNot: "What you can’t do, and who can change it" }}
      />
    </>
  );
}

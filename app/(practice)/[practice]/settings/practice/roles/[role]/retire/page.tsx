import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { retire } from "@/app/(practice)/[practice]/settings/practice/role-actions";
import { getRole } from "@/lib/practices/get-role";
import { listRolesWithHolders } from "@/lib/practices/role-holders";
import { RetireRoleCard } from "./retire-role-card";

type RetireRoleProps = { params: Promise<{ practice: string; role: string }> };

export const metadata: Metadata = { title: "Retire Role" };

export default orNothingHere(async function RetireRole({ params }: RetireRoleProps) {
  const admin = await requireActor(params, "practice.manage");
  const { role: id } = await params;
  const { name, maySign } = await orNotFound(getRole(admin, id));
  const roles = await listRolesWithHolders(admin);
  const own = roles.find((role) => role.id === id);
  const { slug } = admin.practice;
  const back = `/${slug}/settings/practice#roles`;
  return (
    <>
      <Breadcrumb items={[{ label: "Practice", href: back }, { label: name }, { label: "Retire" }]} />
      <RetireRoleCard
        act={retire.bind(null, { practice: slug, role: id })}
        name={name}
        holders={own?.holders ?? 0}
        signers={maySign ? (own?.signers ?? 0) : 0}
        others={roles
          .filter((role) => !role.retiredAt && role.id !== id)
          .map((role) => ({
            value: role.id,
            label: role.maySign ? `${role.name} (may sign forms)` : role.name,
          }))}
        backHref={back}
      />
    </>
  );
});

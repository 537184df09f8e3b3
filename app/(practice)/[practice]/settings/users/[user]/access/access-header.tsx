import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import type { FoundUser } from "@/lib/users/find-user";

type AccessHeaderProps = { slug: string; user: FoundUser; role: string };

/** Whose access is explained, and the ways to change it. */
export function AccessHeader({ slug, user, role }: AccessHeaderProps) {
  const list = `/${slug}/settings/users`;
  return (
    <PageHeader
      title={`What ${user.name} can do here and why`}
      breadcrumb={
        <Breadcrumb
          items={[
            { label: "Users", href: list },
            { label: user.name, href: `${list}/${user.id}` },
            { label: "Access" },
          ]}
        />
      }
      description={`Their role here is ${role}. A role grants nothing by itself; what somebody may comes from permissions.`}
      actions={
        <>
          <ButtonLink href={`/${slug}/settings/audit?whom=${user.id}`}>In the log</ButtonLink>
          <ButtonLink href={`${list}/${user.id}`} variant="primary">
            Edit
          </ButtonLink>
        </>
      }
    />
  );
}

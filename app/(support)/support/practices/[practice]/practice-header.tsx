import { Chip } from "@/app/_components/badges";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import type { SeenPractice } from "@/lib/support/find-practice";

/** Which practice it is, of which group, and what can be done with the whole of it. */
export function PracticeHeader({ practice }: { practice: SeenPractice }) {
  const { slug, name, group, groupId, timeZone, twoFactor, createdAt, closedAt } = practice;
  const here = `/support/practices/${slug}`;
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone });
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-3">
            <span className="min-w-0 wrap-anywhere">{name}</span>
            {closedAt && <Chip tone="warn">Closed</Chip>}
          </span>
        }
        breadcrumb={<Breadcrumb items={[{ label: "Practices", href: "/support" }, { label: name }]} />}
        actions={
          <>
            <ButtonLink href={`${here}/people`}>People</ButtonLink>
            <ButtonLink href={`${here}/${closedAt ? "reopen" : "close"}`}>
              {closedAt ? "Reopen…" : "Close…"}
            </ButtonLink>
          </>
        }
      />
      <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-2">
        <Fact name="Group">
          <a className="prose-link wrap-anywhere" href={`/support/groups/${groupId}`}>
            {group}
          </a>
        </Fact>
        <Fact name="Address">/{slug}</Fact>
        <Fact name="Time zone">{timeZone.replaceAll("_", " ")}</Fact>
        <Fact name="2 Factor Authenticator">{twoFactor ? "On" : "Off"}</Fact>
        <Fact name="Created">{day.format(createdAt)}</Fact>
        {closedAt && <Fact name="Closed">{day.format(closedAt)}</Fact>}
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="hint">{name}</dt>
      <dd className="wrap-anywhere font-medium">{children}</dd>
    </div>
  );
}

import { ArrowRight } from "lucide-react";
import { Avatar } from "@/app/_components/avatar";
import { Chip, StatusBadge } from "@/app/_components/badges";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { type Authorized, may } from "@/lib/auth/authorize";
import { isPossible, type UserAct, whyNot } from "@/lib/users/acts";
import type { FoundUser } from "@/lib/users/find-user";
import { actWords } from "./act-words";
import { factsAbout } from "./facts-about";

type UserHeaderProps = { admin: Authorized<"users.manage">; user: FoundUser };

/** Who is being edited, how it stands with them, and what can be done with the whole person. */
export function UserHeader({ admin, user }: UserHeaderProps) {
  const { slug } = admin.practice;
  const list = `/${slug}/settings/users`;
  const photo = user.photoId ? `/api/photos/${slug}/${user.photoId}` : null;
  const self = user.id === admin.userId;
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb items={[{ label: "Users", href: list }, { label: user.name }]} />}
        title={
          <span className="flex items-center gap-3">
            <Avatar name={user.name} photo={photo} size={40} />
            <span className="min-w-0 wrap-anywhere">{user.name}</span>
            <Status status={user.status} />
            {self && <Chip>You</Chip>}
          </span>
        }
        actions={
          <>
            <ButtonLink href={`${list}/${user.id}/access`} size="small" variant="quiet">
              What they can do
            </ButtonLink>
            {(user.elsewhere || may(admin, "group.manage")) && (
              <ButtonLink href={`${list}/${user.id}/practices`} size="small" variant="quiet">
                Practices
              </ButtonLink>
            )}
            {actsOn(admin, user).map((act) => (
              <ButtonLink key={act} href={`${list}/${user.id}/${act}`} size="small">
                {actWords[act].label}
              </ButtonLink>
            ))}
          </>
        }
      />
      <Facts user={user} timeZone={admin.practice.timeZone} />
      {self && (
        <div className="mb-4">
          <Notice
            action={
              <ButtonLink
                href={`/${slug}/profile`}
                size="small"
                icon={<ArrowRight size={14} aria-hidden="true" />}
              >
                Your profile
              </ButtonLink>
            }
          >
            This is you. You can’t deactivate or delete yourself: another Admin can. Password and sessions are
            on your profile.
          </Notice>
        </div>
      )}
    </>
  );
}

function Status({ status }: { status: FoundUser["status"] }) {
  if (status === "deleted" || status === "erased") return null;
  return (
    <span className="text-base font-normal">
      <StatusBadge status={status} />
    </span>
  );
}

function Facts({ user, timeZone }: { user: FoundUser; timeZone: string }) {
  return (
    <dl className="user-facts">
      {factsAbout(user, timeZone).map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

const OFFERED: UserAct[] = ["resend", "reactivate", "password-link", "sign-out", "deactivate", "delete"];

function actsOn(admin: Authorized<"users.manage">, user: FoundUser): UserAct[] {
  const signsIn = user.status === "active" && user.loginKind !== "none";
  return OFFERED.filter(
    (act) => isPossible(act, user) && !whyNot(admin, act, user) && (act !== "sign-out" || signsIn),
  );
}

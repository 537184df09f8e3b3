import type { Metadata } from "next";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { endLogin } from "@/app/(practice)/[practice]/settings/users/[user]/practices/actions";
import { ConfirmAct } from "@/app/(practice)/[practice]/settings/users/confirm-act";
import { beforeEnding } from "@/lib/users/end-membership";

export const metadata: Metadata = { title: "End login" };

type EndPageProps = { params: Promise<{ practice: string; user: string }> };

/** Asks before a membership at this practice is ended, and says what follows. */
export default orNothingHere(async function EndLoginPage({ params }: EndPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { user, sentences, refused, successors } = await orNotFound(beforeEnding(admin, (await params).user));
  const { slug, name } = admin.practice;
  const list = `/${slug}/settings/users`;
  return (
    <ConfirmAct
      run={endLogin.bind(null, { practice: slug, user: user.id, name: user.name })}
      title={`End ${user.name}’s login to ${name}?`}
      consequences={sentences}
      confirm="End login"
      tone="danger"
      cancelHref={`${list}/${user.id}/practices`}
      listHref={list}
      refused={refused}
      successors={successors}
      leaving={user.name}
    />
  );
});

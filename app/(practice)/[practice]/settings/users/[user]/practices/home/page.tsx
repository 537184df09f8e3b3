import type { Metadata } from "next";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { moveHomeTo } from "@/app/(practice)/[practice]/settings/users/[user]/practices/actions";
import { beforeMoving } from "@/lib/users/before-moving";
import { MoveHome } from "./move-home";

export const metadata: Metadata = { title: "Move home practice" };

type HomePageProps = { params: Promise<{ practice: string; user: string }> };

/** Asks which of a user's practices is to be their home, and says what follows. */
export default orNothingHere(async function MoveHomePage({ params }: HomePageProps) {
  const lead = await requireActor(params, "group.manage");
  const { user, candidates, sentences, refused } = await orNotFound(beforeMoving(lead, (await params).user));
  const { slug } = lead.practice;
  return (
    <MoveHome
      run={moveHomeTo.bind(null, { practice: slug, user: user.id, name: user.name })}
      title={`Move ${user.name}’s home practice?`}
      candidates={candidates}
      consequences={sentences}
      refused={refused}
      backHref={`/${slug}/settings/users/${user.id}/practices`}
    />
  );
});

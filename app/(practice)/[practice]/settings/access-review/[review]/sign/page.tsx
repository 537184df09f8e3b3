import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { sign } from "@/app/(practice)/[practice]/settings/access-review/actions";
import { listToDo } from "@/lib/access-reviews/list-lines";
import { countDecisions, getReview } from "@/lib/access-reviews/queries";
import { SignForm } from "./sign-form";

type SignPageProps = { params: Promise<{ practice: string; review: string }> };

export const metadata: Metadata = { title: "Sign off" };

export default orNothingHere(async function SignPage({ params }: SignPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { slug } = admin.practice;
  const review = await orNotFound(getReview(admin, (await params).review));
  const page = `/${slug}/settings/access-review/${review.id}`;
  if (review.signedAt) redirect(page);
  const [counts, leaving] = await Promise.all([
    countDecisions(admin, review.id),
    listToDo(admin, review.id, ["deactivate"]),
  ]);
  return (
    <SignForm
      sign={sign.bind(null, { practice: slug, review: review.id })}
      page={page}
      name={admin.name}
      counts={counts}
      leaving={leaving.map(({ access }) => access.name)}
    />
  );
});

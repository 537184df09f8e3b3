import type { Metadata } from "next";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { start } from "@/app/(practice)/[practice]/settings/access-review/actions";
import { listReviews } from "@/lib/access-reviews/queries";
import { OpenReview } from "./open-review";
import { PastReviews } from "./past-reviews";
import { StartReview } from "./start-review";

export const metadata: Metadata = { title: "Access review" };

export default async function AccessReviewPage({ params }: { params: Promise<{ practice: string }> }) {
  const admin = await requireActor(params, "users.manage");
  const { practice } = admin;
  const reviews = await listReviews(admin);
  const open = reviews.find(({ signedAt }) => !signedAt);
  return (
    <>
      <PageHeader
        title="Access review"
        description={`Look at who may do what at ${practice.name}, person by person, and sign it off.`}
      />
      <div className="grid gap-4">
        {open ? (
          <OpenReview admin={admin} review={open} />
        ) : (
          <StartReview start={start.bind(null, { practice: practice.slug })} first={reviews.length === 0} />
        )}
        <PastReviews practice={practice} reviews={reviews.filter(({ signedAt }) => signedAt)} />
      </div>
    </>
  );
}

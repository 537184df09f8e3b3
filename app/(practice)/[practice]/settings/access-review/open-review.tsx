import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import { countDecisions } from "@/lib/access-reviews/queries";
import type { ReviewRow } from "@/lib/access-reviews/seal";
import type { Authorized } from "@/lib/auth/authorize";
import { Progress } from "./progress";

/** The review that is being worked on, and how far it is. */
export async function OpenReview({
  admin,
  review,
}: {
  admin: Authorized<"users.manage">;
  review: ReviewRow;
}) {
  const { slug, timeZone } = admin.practice;
  const page = `/${slug}/settings/access-review/${review.id}`;
  return (
    <Section
      title="Open review"
      description={`Started by ${review.startedByName}, ${momentOf(review.startedAt, timeZone)}.`}
      actions={
        <ButtonLink href={`${page}?show=undecided`} variant="primary">
          Continue
        </ButtonLink>
      }
    >
      <Progress people={review.people} counts={await countDecisions(admin, review.id)} />
    </Section>
  );
}

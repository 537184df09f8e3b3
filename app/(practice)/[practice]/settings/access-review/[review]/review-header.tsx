import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { Progress } from "@/app/(practice)/[practice]/settings/access-review/progress";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import type { Counts } from "@/lib/access-reviews/queries";
import type { ReviewRow } from "@/lib/access-reviews/seal";
import type { Authorized } from "@/lib/auth/authorize";

type ReviewHeaderProps = { admin: Authorized<"users.manage">; review: ReviewRow; counts: Counts };

/** Which review, how far it is or who signed it, and what can be done with it. */
export function ReviewHeader({ admin, review, counts }: ReviewHeaderProps) {
  const { slug, timeZone } = admin.practice;
  const list = `/${slug}/settings/access-review`;
  const page = `${list}/${review.id}`;
  const day = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone }).format(review.startedAt);
  return (
    <>
      <PageHeader
        title={`Access review of ${day}`}
        breadcrumb={<Breadcrumb items={[{ label: "Access review", href: list }, { label: day }]} />}
        description={toldBy(review, (moment) => momentOf(moment, timeZone))}
        actions={
          <>
            <ButtonLink href={`${page}/print`}>Print</ButtonLink>
            <ButtonLink href={`${page}/export`} download>
              Export CSV
            </ButtonLink>
            {review.signedAt ? (
              <ButtonLink href={`${page}/seal`}>Check the seal</ButtonLink>
            ) : (
              <ButtonLink href={`${page}/sign`} variant="primary">
                Sign off…
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="mb-4">
        {review.signedAt ? (
          <Remark text={review.remark} />
        ) : (
          <Progress people={review.people} counts={counts} />
        )}
      </div>
    </>
  );
}

function toldBy(review: ReviewRow, say: (moment: Date) => string): string {
  const started = `Started by ${review.startedByName}, ${say(review.startedAt)}.`;
  if (!review.signedAt) return started;
  return `${started} Signed off by ${review.signedByName}, ${say(review.signedAt)}; nothing in it can be changed any more.`;
}

function Remark({ text }: { text: string }) {
  return text ? <p className="wrap-anywhere">Remark: {text}</p> : null;
}

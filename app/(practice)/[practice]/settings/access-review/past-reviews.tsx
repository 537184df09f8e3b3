import { Section } from "@/app/_components/card";
import { Table } from "@/app/_components/table";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import type { ReviewRow } from "@/lib/access-reviews/seal";

const columns = [
  { label: "Review" },
  { label: "People", numeric: true },
  { label: "Started by" },
  { label: "Signed off by" },
  { label: "Signed off" },
  { label: "Remark" },
];

type PastReviewsProps = { practice: { slug: string; timeZone: string }; reviews: ReviewRow[] };

/** The reviews that were signed off: who, when, and the way to each. */
export function PastReviews({ practice: { slug, timeZone }, reviews }: PastReviewsProps) {
  if (reviews.length === 0)
    return (
      <Section title="Signed off">
        <p className="text-muted">No review has been signed off yet.</p>
      </Section>
    );
  return (
    <section aria-labelledby="signed-off">
      <h2 id="signed-off" className="mb-2">
        Signed off
      </h2>
      <Table caption="Reviews that were signed off" columns={columns}>
        {reviews.map((review) => (
          <tr key={review.id}>
            <th scope="row">
              <a href={`/${slug}/settings/access-review/${review.id}`}>
                <b>{momentOf(review.startedAt, timeZone)}</b>
              </a>
            </th>
            <td className="number">{review.people.toLocaleString("en-US")}</td>
            <td>{review.startedByName}</td>
            <td>{review.signedByName}</td>
            <td>{review.signedAt && momentOf(review.signedAt, timeZone)}</td>
            <td>{review.remark}</td>
          </tr>
        ))}
      </Table>
    </section>
  );
}

import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import type { Counts } from "@/lib/access-reviews/queries";
import type { ReviewRow } from "@/lib/access-reviews/seal";

type SignatureProps = { review: ReviewRow; counts: Counts; timeZone: string };

/** Who started and who signed, when, what was decided, and the seal: the head of the printed review. */
export function Signature({ review, counts, timeZone }: SignatureProps) {
  const { signedAt, signedByName } = review;
  const facts = [
    ["Started", `${review.startedByName}, ${momentOf(review.startedAt, timeZone)}`],
    ["Signed off", signedAt ? `${signedByName}, ${momentOf(signedAt, timeZone)}` : "not yet"],
    ["People", review.people.toLocaleString("en-US")],
    [
      "Decisions",
      `${counts.keep} keep, ${counts.change} change, ${counts.deactivate} deactivate, ${counts.undecided} not reviewed`,
    ],
    ["Remark", review.remark],
    ["Seal", review.seal ?? ""],
  ].filter(([, fact]) => fact);
  return (
    <dl className="review-signature">
      {facts.map(([label, fact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="wrap-anywhere">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { Counts } from "@/lib/access-reviews/queries";
import "./access-review.css";

/** How many people were decided on, in words and as a bar. */
export function Progress({ people, counts }: { people: number; counts: Counts }) {
  const decided = people - counts.undecided;
  const words = `${decided.toLocaleString("en-US")} of ${people.toLocaleString("en-US")} decided`;
  return (
    <p className="review-progress">
      <progress max={Math.max(people, 1)} value={decided} aria-label="Decided" />
      <span className="tabular">{words}</span>
    </p>
  );
}

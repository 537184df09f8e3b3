import type { Metadata } from "next";
import { Pagination } from "@/app/_components/pagination";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { keepPage } from "@/app/(practice)/[practice]/settings/access-review/actions";
import {
  linesHref,
  linesParams,
  readLinesView,
} from "@/app/(practice)/[practice]/settings/access-review/lines-view";
import { followUpOf } from "@/lib/access-reviews/follow-up";
import { LINES_A_PAGE, listLines } from "@/lib/access-reviews/list-lines";
import { countDecisions, getReview } from "@/lib/access-reviews/queries";
import { KeepPage } from "./keep-page";
import { LineFilter } from "./line-filter";
import { ReviewHeader } from "./review-header";
import { ReviewLine } from "./review-line";
import { ToDo } from "./to-do";
import "@/app/(practice)/[practice]/settings/access-review/access-review.css";

type ReviewPageProps = {
  params: Promise<{ practice: string; review: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: "Access review" };

export default orNothingHere(async function ReviewPage({ params, searchParams }: ReviewPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { slug } = admin.practice;
  const review = await orNotFound(getReview(admin, (await params).review));
  const base = `/${slug}/settings/access-review/${review.id}`;
  const view = readLinesView(await searchParams);
  const [counts, { lines, total }] = await Promise.all([
    countDecisions(admin, review.id),
    listLines(admin, review.id, view),
  ]);
  const done = await followUpOf(admin, lines);
  const undecided = lines.filter(({ decision }) => !decision).map(({ number }) => number);
  const bound = { practice: slug, review: review.id, ...linesParams(view) };
  return (
    <>
      <ReviewHeader admin={admin} review={review} counts={counts} />
      {review.signedAt && <ToDo admin={admin} review={review} />}
      <LineFilter
        signed={review.signedAt !== null}
        base={base}
        view={view}
        counts={counts}
        people={review.people}
      />
      <h2 id="people" className="visually-hidden">
        People
      </h2>
      {lines.length === 0 && <p className="card text-muted">Nobody here. Look at the others above.</p>}
      <ol className="review-lines">
        {lines.map((line) => (
          <ReviewLine
            key={line.number}
            line={line}
            practice={admin.practice}
            followUp={done.get(line.userId)}
            bound={review.signedAt ? undefined : { ...bound, line: String(line.number) }}
          />
        ))}
      </ol>
      {!review.signedAt && undecided.length > 0 && (
        <KeepPage keep={keepPage.bind(null, bound)} numbers={undecided} />
      )}
      <Pagination
        page={view.page}
        pageSize={LINES_A_PAGE}
        total={total}
        href={(page) => linesHref(base, view, { page })}
        action={base}
        params={linesParams({ ...view, page: 1 })}
        noun="people"
      />
    </>
  );
});

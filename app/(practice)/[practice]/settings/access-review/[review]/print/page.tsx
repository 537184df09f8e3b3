import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { html } from "@/app/_components/markup";
import { PageHeader } from "@/app/_components/page-header";
import { TableOf } from "@/app/_components/table";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { exportLines } from "@/lib/access-reviews/list-lines";
import { countDecisions, getReview } from "@/lib/access-reviews/queries";
import { PrintButton } from "./print-button";
import { printColumns, printLine } from "./print-line";
import { Signature } from "./signature";
import "@/app/(practice)/[practice]/settings/access-review/access-review.css";

type PrintPageProps = { params: Promise<{ practice: string; review: string }> };

export const metadata: Metadata = { title: "Access review, to print" };

export default orNothingHere(async function PrintPage({ params }: PrintPageProps) {
  const admin = await requireActor(params, "users.manage");
  const { slug, name, timeZone } = admin.practice;
  const review = await orNotFound(getReview(admin, (await params).review));
  const list = `/${slug}/settings/access-review`;
  const [counts, chunks] = await Promise.all([
    countDecisions(admin, review.id),
    Array.fromAsync(exportLines(admin, review.id)),
  ]);
  return (
    <div className="review-print">
      <PageHeader
        title={`Access review of ${name}`}
        breadcrumb={
          <Breadcrumb
            items={[
              { label: "Access review", href: list },
              { label: "The review", href: `${list}/${review.id}` },
              { label: "Print" },
            ]}
          />
        }
        actions={<PrintButton />}
      />
      <Signature review={review} counts={counts} timeZone={timeZone} />
      <TableOf
        caption="Everybody who was reviewed"
        columns={printColumns}
        lines={html`${chunks.flat().map((line) => printLine(line, timeZone))}`}
      />
    </div>
  );
});

import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { Section } from "@/app/_components/card";
import { Notice } from "@/app/_components/notice";
import { PageHeader } from "@/app/_components/page-header";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { checkSeal, type SealReport } from "@/lib/access-reviews/check-seal";
import { getReview } from "@/lib/access-reviews/queries";

type SealPageProps = { params: Promise<{ practice: string; review: string }> };

export const metadata: Metadata = { title: "Seal" };

export default orNothingHere(async function SealPage({ params }: SealPageProps) {
  const admin = await requireActor(params, "users.manage");
  const review = await orNotFound(getReview(admin, (await params).review));
  const list = `/${admin.practice.slug}/settings/access-review`;
  const report = await checkSeal(admin, review.id);
  return (
    <>
      <PageHeader
        title="The seal of this review"
        breadcrumb={
          <Breadcrumb
            items={[
              { label: "Access review", href: list },
              { label: "The review", href: `${list}/${review.id}` },
              { label: "Seal" },
            ]}
          />
        }
        description="SHA-256 over the review and all its lines as they were signed, computed anew for this page."
      />
      <div className="grid gap-4">
        <Verdict report={report} />
        {report.seal && (
          <Seals report={report} auditHref={`/${admin.practice.slug}/settings/audit?what=review.signed`} />
        )}
      </div>
    </>
  );
});

function Verdict({ report: { seal, computed, inLog, holds } }: { report: SealReport }) {
  if (seal === null) return <Notice>This review is not signed off yet, so it has no seal.</Notice>;
  if (holds)
    return (
      <Notice tone="success" title="The seal holds">
        Every line is as it was signed, and the audit log says the same.
      </Notice>
    );
  return (
    <Notice tone="error" title="The seal is broken">
      {computed === seal
        ? "The audit log holds another seal"
        : "The lines are no longer those that were signed"}
      {inLog === null && ", and the log has none"}. Tell whoever runs the server: the database was changed
      past Chairside.
    </Notice>
  );
}

function Seals({ report, auditHref }: { report: SealReport; auditHref: string }) {
  const rows = [
    ["In the review", report.seal],
    ["Computed now", report.computed],
    ["In the audit log", report.inLog ?? "none"],
  ];
  return (
    <Section
      title="The three to compare"
      actions={
        <a className="prose-link" href={auditHref}>
          See the log
        </a>
      }
    >
      <dl className="grid gap-2">
        {rows.map(([label, seal]) => (
          <div key={label}>
            <dt className="hint">{label}</dt>
            <dd>
              <code className="wrap-anywhere">{seal}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { PageHeader } from "@/app/_components/page-header";
import { orNotFound } from "@/app/_server/or-not-found";
import { orNothingHere } from "@/app/_server/or-nothing-here";
import { requireActor } from "@/app/_server/require-actor";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import { begin, cancel } from "@/app/(practice)/[practice]/settings/users/jobs/actions";
import { standingOf, titleOf } from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import { progressOf } from "@/lib/jobs/progress";
import { countJobRows, getJob, listJobRows } from "@/lib/jobs/queries";
import type { RowState } from "@/lib/jobs/work";
import { buttonsOf } from "./buttons-of";
import { JobButtons } from "./job-buttons";
import { JobNotices } from "./job-notices";
import { JobProgress } from "./job-progress";
import { JobRows } from "./job-rows";

export const metadata: Metadata = { title: "Work on many people" };

type JobPageProps = {
  params: Promise<{ practice: string; job: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Long work: what it would lead to, how far it is, or what came of it. */
export default orNothingHere(async function JobPage({ params, searchParams }: JobPageProps) {
  const admin = await requireActor(params, "users.manage");
  const job = await orNotFound(getJob(admin, (await params).job));
  const { slug, timeZone } = admin.practice;
  const list = `/${slug}/settings/users`;
  const here = `${list}/jobs/${job.id}`;
  const standing = standingOf(job);
  const counts = await countJobRows(job);
  const wrong = job.kind === "import" && job.refused > 0 && standing === "ready";
  const { show, page } = viewOf(await searchParams, wrong);
  const moving = standing === "checking" || standing === "working";
  const bound = { practice: slug, job: job.id };
  return (
    <>
      <PageHeader
        title={titleOf(job)}
        breadcrumb={<Breadcrumb items={[{ label: "Users", href: list }, { label: titleOf(job) }]} />}
        description={`${job.userName}, ${momentOf(job.createdAt, timeZone)}`}
        actions={
          <ButtonLink href={`${here}/export`} download>
            Rows as CSV
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        {moving && (
          <JobProgress
            stateHref={`${here}/state`}
            standing={standing}
            done={Math.min(job.done + progressOf(job.id), job.total)}
            total={job.total}
          />
        )}
        <JobNotices job={job} standing={standing} counts={counts} list={list} />
        <JobButtons
          {...buttonsOf(job, standing, counts, {
            begin: begin.bind(null, bound),
            cancel: cancel.bind(null, bound),
          })}
        />
        <JobRows
          here={here}
          standing={standing}
          rows={await listJobRows(job, page, show)}
          counts={counts}
          show={show}
          page={page}
          numbered={job.kind === "import"}
          personHref={({ subjectId }) => (subjectId ? `${list}/${subjectId}` : undefined)}
        />
      </div>
    </>
  );
});

const STATES = ["waiting", "done", "unchanged", "refused"] as const;

/** Of a file with wrong rows, those come first. */
function viewOf(given: Record<string, string | string[] | undefined>, wrong: boolean) {
  const [asked = wrong ? "refused" : ""] = [given["show"] ?? []].flat();
  const show: RowState | undefined = STATES.find((state) => state === asked);
  const page = Number.parseInt([given["page"] ?? []].flat()[0] ?? "", 10);
  return { show, page: Number.isSafeInteger(page) && page > 0 ? Math.min(page, 100_000) : 1 };
}

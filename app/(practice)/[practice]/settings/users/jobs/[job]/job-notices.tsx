import { ButtonLink } from "@/app/_components/button";
import { Notice } from "@/app/_components/notice";
import { count, type Standing } from "@/app/(practice)/[practice]/settings/users/jobs/job-words";
import type { JobRow, RowState } from "@/lib/jobs/work";

type JobNoticesProps = { job: JobRow; standing: Standing; counts: Record<RowState, number>; list: string };

/** What there is to know of a job before one acts, in a sentence or two. */
export function JobNotices({ job, standing, counts, list }: JobNoticesProps) {
  const ignored = (job.task["ignored"] ?? []) as string[];
  return (
    <>
      {job.problem && <Notice tone="error">{job.problem}</Notice>}
      {standing === "ready" && <Ready job={job} counts={counts} list={list} />}
      {standing === "done" && <Done counts={counts} list={list} />}
      {standing === "cancelled" && (
        <Notice tone="info">This was cancelled. What is marked Done was done before.</Notice>
      )}
      {ignored.length > 0 && standing === "ready" && (
        <Notice tone="info">
          {ignored.length === 1 ? "This column is not imported: " : "These columns are not imported: "}
          {ignored.join(", ")}.
        </Notice>
      )}
    </>
  );
}

function Ready({ job, counts, list }: Omit<JobNoticesProps, "standing">) {
  if (job.kind === "import" && counts.refused > 0)
    return (
      <Notice
        tone="error"
        title={
          counts.refused === 1
            ? "1 row needs a correction"
            : `${count(counts.refused)} rows need a correction`
        }
        action={<ButtonLink href={`${list}/import`}>Choose another file</ButtonLink>}
      >
        Nothing is imported while a row is wrong. Correct the file and choose it again.
      </Notice>
    );
  if (counts.waiting === 0)
    return (
      <Notice tone="info" action={<ButtonLink href={list}>Back to the users</ButtonLink>}>
        There is nothing to do:{" "}
        {counts.refused > 0 ? "nobody can be changed like that" : "everybody is like that already"}.
      </Notice>
    );
  return (
    <Notice tone="info" title="Nothing is changed yet">
      Look at what each row leads to, then start.
      {counts.refused > 0 &&
        ` ${count(counts.refused)} ${counts.refused === 1 ? "is" : "are"} refused and left out.`}
    </Notice>
  );
}

function Done({ counts, list }: Pick<JobNoticesProps, "counts" | "list">) {
  const parts = [
    `${count(counts.done)} done`,
    counts.unchanged > 0 && `${count(counts.unchanged)} as they were`,
    counts.refused > 0 && `${count(counts.refused)} refused`,
  ].filter(Boolean);
  return (
    <Notice
      tone={counts.refused > 0 ? "warn" : "success"}
      title="Done"
      action={<ButtonLink href={list}>Back to the users</ButtonLink>}
    >
      {parts.join(", ")}.
    </Notice>
  );
}

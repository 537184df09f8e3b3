import { Section } from "@/app/_components/card";
import { Table } from "@/app/_components/table";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import type { JobRow } from "@/lib/jobs/work";
import { standingInWords, titleOf } from "./job-words";

type RecentWorkProps = { jobs: JobRow[]; base: string; timeZone: string };

/** The imports and changes to many people of the last two weeks: work goes on when its page is left, and is found again here. */
export function RecentWork({ jobs, base, timeZone }: RecentWorkProps) {
  if (jobs.length === 0) return null;
  return (
    <Section
      title="Recent work"
      description="Imports and changes to many people. Kept for 14 days; what was changed stays in the audit log."
    >
      <Table caption="Recent work" columns={COLUMNS}>
        {jobs.map((job) => (
          <tr key={job.id}>
            <th scope="row">
              <a href={`${base}/${job.id}`}>
                <b>{titleOf(job)}</b>
              </a>
            </th>
            <td>{job.userName}</td>
            <td>{momentOf(job.createdAt, timeZone)}</td>
            <td>{standingInWords(job)}</td>
          </tr>
        ))}
      </Table>
    </Section>
  );
}

const COLUMNS = [{ label: "Work" }, { label: "By" }, { label: "When" }, { label: "Where it stands" }];

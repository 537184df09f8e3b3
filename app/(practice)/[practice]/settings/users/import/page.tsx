import type { Metadata } from "next";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { PageHeader } from "@/app/_components/page-header";
import { requireActor } from "@/app/_server/require-actor";
import { RecentWork } from "@/app/(practice)/[practice]/settings/users/jobs/recent-work";
import { listJobs } from "@/lib/jobs/queries";
import { lookAtFile } from "./actions";
import { ColumnHelp } from "./column-help";
import { ImportForm } from "./import-form";

export const metadata: Metadata = { title: "Import people" };

export default async function ImportPage({ params }: { params: Promise<{ practice: string }> }) {
  const admin = await requireActor(params, "users.manage");
  const { slug } = admin.practice;
  const list = `/${slug}/settings/users`;
  return (
    <>
      <PageHeader
        title="Import people"
        breadcrumb={<Breadcrumb items={[{ label: "Users", href: list }, { label: "Import" }]} />}
        description="Choose a CSV file. You see what each row leads to before anything is written, and a file with a wrong row changes nothing."
      />
      <div className="grid gap-4">
        <ImportForm send={lookAtFile.bind(null, { practice: slug })} listHref={list} />
        <ColumnHelp exportHref={`${list}/export`} />
        <RecentWork jobs={await listJobs(admin)} base={`${list}/jobs`} timeZone={admin.practice.timeZone} />
      </div>
    </>
  );
}

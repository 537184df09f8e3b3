import { eq } from "drizzle-orm";
import { db } from "@/db";
import { jobRows } from "@/db/schema/jobs";
import type { Authorized } from "@/lib/auth/authorize";
import { beginJob } from "@/lib/jobs/begin-job";
import { getJob } from "@/lib/jobs/queries";
import { runDueJobs } from "@/lib/jobs/start-jobs";
import { importWork } from "@/lib/users/imports/import-work";
import { takeFile } from "@/lib/users/imports/take-file";

type Admin = Authorized<"users.manage">;
type Given = { invite?: boolean; name?: string };

/** A file of these lines, as the upload takes it. */
export function aFile(
  lines: string | Uint8Array | string[],
  { invite = true, name = "people.csv" }: Given = {},
) {
  const text = Array.isArray(lines) ? lines.join("\n") : lines;
  return { name, invite, bytes: typeof text === "string" ? Buffer.from(text) : text };
}

/** Uploads a file and looks at the preview: what would become of each row, by its number. */
export async function previewOf(admin: Admin, lines: Parameters<typeof aFile>[0], given?: Given) {
  const id = await takeFile(admin, aFile(lines, given));
  await runJobs();
  return { id, rows: await theRowsOf(id), job: await getJob(admin, id) };
}

/** Begins what a preview let through, and waits for its end. */
export async function carriedOut(admin: Admin, id: string) {
  await beginJob(admin, await getJob(admin, id), { whole: true });
  await runJobs();
  return { rows: await theRowsOf(id), job: await getJob(admin, id) };
}

/** Both at once: the whole file, taken. */
export async function imported(admin: Admin, lines: Parameters<typeof aFile>[0], given?: Given) {
  const { id } = await previewOf(admin, lines, given);
  return carriedOut(admin, id);
}

export function runJobs(worker = "tests"): Promise<number> {
  return runDueJobs({ import: importWork }, worker);
}

async function theRowsOf(id: string) {
  const rows = await db.select().from(jobRows).where(eq(jobRows.jobId, id)).orderBy(jobRows.number);
  return rows.map(({ number, state, outcome }) => ({ number, state, outcome }));
}

// How far work is that is written all at once: until then no row of the database can tell. Only this server knows, and only while it works.
const shared = globalThis as { __chairsideProgress?: Map<string, number> };

/** Counts rows of a job that are as good as done. */
export function noteProgress(jobId: string, rows: number): void {
  shared.__chairsideProgress ??= new Map();
  shared.__chairsideProgress.set(jobId, progressOf(jobId) + rows);
}

/** How many rows this server has noted of a job that it is at. */
export function progressOf(jobId: string): number {
  return shared.__chairsideProgress?.get(jobId) ?? 0;
}

/** The job has come to rest: its rows tell. */
export function forgetProgress(jobId: string): void {
  shared.__chairsideProgress?.delete(jobId);
}

const shared = globalThis as { __chairsideWakeJobs?: (() => void) | undefined };

/** Tells the runner of this server, if there is one, that there is work. */
export function wakeJobs(): void {
  shared.__chairsideWakeJobs?.();
}

/** The runner's own part: what to call when there is work. */
export function onWakeJobs(call: (() => void) | undefined): void {
  shared.__chairsideWakeJobs = call;
}

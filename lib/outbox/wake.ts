const shared = globalThis as { __chairsideWakeOutbox?: (() => void) | undefined };

/** Tells the delivery worker of this server, if there is one, that something may be waiting. */
export function wakeOutbox(): void {
  shared.__chairsideWakeOutbox?.();
}

/** The worker's own part: what to call when something is waiting. */
export function onWakeOutbox(call: (() => void) | undefined): void {
  shared.__chairsideWakeOutbox = call;
}

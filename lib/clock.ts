let frozen: number | undefined;

/** This moment. Everything that asks for the time asks here, so that a test can stand at any moment. */
export function now(): Date {
  return new Date(frozen ?? Date.now());
}

/** Stops the clock at a moment (tests only); without one it runs again. */
export function standAt(moment?: Date): void {
  frozen = moment?.getTime();
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A moment so many milliseconds from now; negative for the past. */
export function fromNow(milliseconds: number): Date {
  return new Date(now().getTime() + milliseconds);
}

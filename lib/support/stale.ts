import { ConflictError } from "@/lib/errors";

/** Throws ConflictError where a form was filled from something else than what is set now. The command line fills none. */
export function refuseChangedMeanwhile(seen: string | undefined, now: string): void {
  if (seen !== undefined && seen !== now)
    throw new ConflictError(
      "Somebody changed this while you had the page open. Reload it to see how it stands now, then save again.",
    );
}

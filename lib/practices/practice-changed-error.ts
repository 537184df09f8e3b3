import { ConflictError } from "@/lib/errors";
import { differingFields, infoWords } from "./info-facts";
import type { PracticeInfo } from "./queries";

export type InfoDifference = { field: string; label: string; saved: string; yours: string };

/** Somebody saved the same page in between: it carries what differs, and the version that is saved now. */
export class PracticeChangedError extends ConflictError {
  override name = "PracticeChangedError";
  readonly version: number;
  readonly differences: InfoDifference[];

  constructor(saved: PracticeInfo, yours: Omit<PracticeInfo, "version">) {
    super(
      "Somebody saved this page while you had it open. Compare what is saved now with what you entered, then save again.",
    );
    this.version = saved.version;
    this.differences = differingFields(saved, yours).map((field) => {
      const { label, tell } = infoWords[field];
      return { field, label, saved: tell(saved), yours: tell(yours) };
    });
  }
}

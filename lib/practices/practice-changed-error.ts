import { StaleError } from "@/lib/errors";
import { differingFields, infoWords } from "./info-facts";
import type { PracticeInfo } from "./queries";

/** Somebody saved Practice Info in between. */
export class PracticeChangedError extends StaleError {
  override name = "PracticeChangedError";

  constructor(saved: PracticeInfo, yours: Omit<PracticeInfo, "version">) {
    const differences = differingFields(saved, yours).map((field) => {
      const { label, tell } = infoWords[field];
      return { field, label, saved: tell(saved), yours: tell(yours) };
    });
    super(saved.version, differences);
  }
}

import type { Authorized } from "@/lib/auth/authorize";
import type { AuditRow } from "./chain";
import { change } from "./change";
import { eventLabels } from "./event-labels";
import { exportEntries, type LogFilters } from "./queries";
import { isWithoutAccount, WITHOUT_ACCOUNT } from "./without-account";

/** Notes that the log was exported and gives its records, a thousand at a time, oldest first; the note itself is among them. */
export async function exportLog(
  reader: Authorized<"audit.read">,
  filters: LogFilters,
): Promise<AsyncGenerator<AuditRow[]>> {
  await change(reader, "audit.exported", async (_tx, about) => {
    const { id, name } = reader.practice;
    about({ kind: "practice", id, name }, { after: factsOf(filters) });
  });
  return exportEntries(reader, filters);
}

function factsOf({ who, what, whom, from, to }: LogFilters) {
  return {
    Who: whoInWords(who),
    What: what ? eventLabels[what] : "anything",
    "On whom": whom ?? "anybody",
    From: from?.toISOString() ?? "the beginning",
    To: to?.toISOString() ?? "now",
  };
}

function whoInWords(who: LogFilters["who"]): string {
  if (who === undefined) return "anybody";
  return isWithoutAccount(who) ? WITHOUT_ACCOUNT[who] : who;
}

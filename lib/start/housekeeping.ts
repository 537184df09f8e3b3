import { MINUTE } from "@/lib/clock";
import { expireRequests, lapseApprovals } from "@/lib/devices/expire-requests";
import { ConflictError } from "@/lib/errors";
import { endAccess } from "@/lib/users/end-access";
import { eraseDeleted } from "@/lib/users/erase-deleted";
import { clearGuesses } from "./clear-guesses";
import { clearJobs } from "./clear-jobs";
import { clearMails } from "./clear-mails";
import { clearRequests } from "./clear-requests";
import { clearSessions } from "./clear-sessions";
import { clearUploads } from "./clear-uploads";

// Each is one conditional statement or may be done twice without harm, so several servers need not agree who does it.
const CHORES = [
  endAccess,
  eraseDeleted,
  expireRequests,
  lapseApprovals,
  clearUploads,
  clearGuesses,
  clearSessions,
  clearRequests,
  clearMails,
  clearJobs,
];

/** Does the chores now and every minute until the server shuts down, or until the function it answers is called. */
export function startHousekeeping(): () => void {
  let running = false;
  const run = async () => {
    if (running) return;
    running = true;
    await keepHouse();
    running = false;
  };
  const timer = setInterval(() => void run(), MINUTE).unref();
  const stop = () => {
    clearInterval(timer);
    process.off("chairside:shutdown", stop);
  };
  process.on("chairside:shutdown", stop);
  void run();
  return stop;
}

/** Does every chore once, one after the other. One that fails is told to the operator and holds up none of the others. */
export async function keepHouse(): Promise<void> {
  for (const chore of CHORES) await chore().catch((error: unknown) => tell(chore.name, error));
}

/** A chore that another server did at the same moment is done. */
function tell(chore: string, error: unknown): void {
  if (!(error instanceof ConflictError)) console.error(`Housekeeping (${chore}) failed:`, error);
}

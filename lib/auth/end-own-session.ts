import { change } from "@/lib/audit/change";
import { NotFoundError } from "@/lib/errors";
import type { Authorized } from "./authorize";
import { endSession, endSessions } from "./end-sessions";

/** Ends one of one's own sessions at its next request. Throws NotFoundError when it isn't theirs or has ended. */
export async function endOwnSession(person: Authorized<"profile.manage">, sessionId: string): Promise<void> {
  await change(person, "session.ended", async (tx, about) => {
    if (!(await endSession(tx, person.userId, sessionId, "ended by its owner"))) throw new NotFoundError();
    about(subjectOf(person), { after: { session: sessionId, because: "ended by its owner" } });
  });
}

/** Ends all of one's own sessions but this one; says how many. */
export function endOtherSessions(person: Authorized<"profile.manage">): Promise<number> {
  return change(person, "user.signed-out-everywhere", async (tx, about) => {
    const ended = await endSessions(tx, person.userId, "ended by its owner", person.sessionId);
    about(subjectOf(person), { after: { "Sessions ended": ended } });
    return ended;
  });
}

function subjectOf(person: Authorized<"profile.manage">) {
  return { kind: "user", id: person.userId, name: person.name };
}

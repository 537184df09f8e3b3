import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { endSessions } from "@/lib/auth/end-sessions";
import { refuseAct } from "./acts";
import type { Done } from "./deactivate-user";
import { getUser } from "./find-user";

/** Ends every session of a user at their next request; of one's own, this one too. They can sign in again. */
export function signOutEverywhere(admin: Authorized<"users.manage">, userId: string): Promise<Done> {
  return change(admin, "user.signed-out-everywhere", async (tx, about) => {
    const user = await getUser(admin, userId);
    refuseAct(admin, "sign-out", user);
    const ended = await endSessions(tx, user.id, "signed out by an Admin");
    about({ kind: "user", id: user.id, name: user.name }, { after: { Sessions: ended } });
    return {
      follows: [
        ended === 0
          ? `${user.name} was not signed in anywhere.`
          : `${user.name} was signed out of ${counted(ended)}.`,
      ],
    };
  });
}

function counted(sessions: number): string {
  return sessions === 1 ? "1 session" : `${sessions} sessions`;
}

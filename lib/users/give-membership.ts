import { change } from "@/lib/audit/change";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import { ConflictError } from "@/lib/errors";
import { againIfTaken } from "./again-if-taken";
import { changeMemberships } from "./change-memberships";
import type { Done } from "./deactivate-user";
import { noteVersion } from "./default-doctor";
import { getUser } from "./find-user";
import type { AskedRights } from "./membership-rights";
import { lineOf } from "./other-lines";

/**
 * Gives a user of the Group Admin's practice login to another one, or other rights there: the same as at home, or their own. Throws
 * NotFoundError where the Group Admin is no Admin today, InvalidError(`practice.<id>`) for what can't be.
 */
export function giveMembership(
  admin: Authorized<"group.manage">,
  userId: string,
  practiceId: string,
  asked: AskedRights,
): Promise<Done> {
  return settle(admin, userId, practiceId, asked);
}

/** Takes that login away again. The last Admin of a practice keeps it; a Default Doctor is asked about at the practice itself. */
export function takeMembership(
  admin: Authorized<"group.manage">,
  userId: string,
  practiceId: string,
): Promise<Done> {
  return settle(admin, userId, practiceId, undefined);
}

async function settle(
  admin: Authorized<"group.manage">,
  userId: string,
  practiceId: string,
  asked: AskedRights | undefined,
): Promise<Done> {
  const find = () => getUser(authorize(admin, "users.manage"), userId);
  if (!(await lineOf(admin, await find(), practiceId, asked))) return { follows: ["Nothing was changed."] };
  return againIfTaken(() =>
    change(admin, asked ? "user.joined" : "user.left", async (tx, about) => {
      const user = await find();
      const line = await lineOf(admin, user, practiceId, asked);
      if (!line) throw new ConflictError("Somebody else did just that a moment ago. Nothing was changed.");
      const follows = await changeMemberships(tx, about, user, [line]);
      await noteVersion(tx, [user.id]);
      return { follows };
    }),
  );
}

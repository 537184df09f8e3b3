import type { Tx } from "@/db";
import type { About } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError, InvalidError } from "@/lib/errors";
import { saveChange } from "@/lib/users/update-user";
import type { Judged } from "./judge-rows";

type Around = {
  tx: Tx;
  about: About;
  admin: Authorized<"users.manage">;
  invite: boolean;
  pace: () => Promise<void>;
};

/** Writes what a row changes of somebody known, as a save would; gives how many that was. Throws ConflictError, which takes all of it back. */
export async function changePerson(
  { tx, about, admin, invite, pace }: Around,
  judged: Judged,
): Promise<number> {
  if (!("user" in judged) || judged.kind !== "changed") return 0;
  const { user, input, row } = judged;
  await saveChange(tx, about, admin, user, input, { invites: invite }).catch((error: unknown) => {
    if (!(error instanceof InvalidError)) throw error;
    throw new ConflictError(`Nothing was written. Row ${row.number}: ${error.message}`);
  });
  await pace();
  return 1;
}

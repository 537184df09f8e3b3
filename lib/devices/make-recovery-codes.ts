import { and, eq, isNull } from "drizzle-orm";
import { recoveryCodes } from "@/db/schema/login-requests";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { hashSecret } from "@/lib/auth/secrets";
import { now } from "@/lib/clock";
import { newRecoveryCode, plainCode } from "./recovery-code-text";
import { tellAdmins } from "./tell-admins";

const HOW_MANY = 10;

/** Ten new recovery codes, told this once: only their hashes are kept. Those made before work no more. */
export async function makeRecoveryCodes(admin: Authorized<"practice.manage">): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  const practiceId = admin.practice.id;
  await change(admin, "recovery-codes.made", async (tx, about) => {
    await tx
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.practiceId, practiceId), isNull(recoveryCodes.usedAt)));
    await tx.insert(recoveryCodes).values(
      codes.map((code) => ({
        practiceId,
        codeHash: hashSecret(plainCode(code)),
        createdAt: now(),
        createdBy: admin.userId,
      })),
    );
    await tellAdmins(tx, admin, ["New recovery codes were printed. Those printed before work no more."]);
    about({ kind: "practice", id: practiceId, name: admin.practice.name }, { after: { Codes: HOW_MANY } });
  });
  return codes;
}

import { and, eq } from "drizzle-orm";
import { providers } from "@/db/schema/providers";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { againIfTaken } from "@/lib/users/again-if-taken";
import type { ProviderInput } from "./input";
import { factsOfChange } from "./provider-facts";
import { getProvider } from "./queries";
import { externalKeyOf, refuseTakenId } from "./refuse-taken-id";

/** Changes a PMS provider. Throws NotFoundError, or InvalidError at `externalId` when another has it. */
export async function changeProvider(
  admin: Authorized<"providers.manage">,
  id: string,
  input: ProviderInput,
): Promise<void> {
  if (!factsOfChange(await getProvider(admin, id), input)) return;
  await againIfTaken(() =>
    change(admin, "provider.changed", async (tx, about) => {
      const before = await getProvider(admin, id);
      await refuseTakenId(admin, input.externalId, id);
      await tx
        .update(providers)
        .set({ ...input, externalKey: externalKeyOf(input.externalId) })
        .where(and(eq(providers.id, id), eq(providers.practiceId, admin.practice.id)));
      about({ kind: "provider", id, name: input.name }, factsOfChange(before, input));
    }),
  );
}

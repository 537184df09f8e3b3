import { providers } from "@/db/schema/providers";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { againIfTaken } from "@/lib/users/again-if-taken";
import type { ProviderInput } from "./input";
import { factsOf } from "./provider-facts";
import { externalKeyOf, refuseTakenId } from "./refuse-taken-id";

/** Adds a PMS provider to the practice's list and gives its id. Throws InvalidError at `externalId` when another has it. */
export function addProvider(admin: Authorized<"providers.manage">, input: ProviderInput): Promise<string> {
  return againIfTaken(() =>
    change(admin, "provider.created", async (tx, about) => {
      await refuseTakenId(admin, input.externalId);
      const row = {
        ...input,
        practiceId: admin.practice.id,
        externalKey: externalKeyOf(input.externalId),
        createdAt: now(),
      };
      const [added] = await tx.insert(providers).values(row).returning({ id: providers.id });
      const id = added?.id ?? "";
      about({ kind: "provider", id, name: input.name }, { after: factsOf(input) });
      return id;
    }),
  );
}

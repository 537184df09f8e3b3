import { and, eq, isNotNull } from "drizzle-orm";
import { providers } from "@/db/schema/providers";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { ConflictError } from "@/lib/errors";
import { getProvider } from "./queries";

/** Brings a retired PMS provider back into use. Throws NotFoundError, and ConflictError when it is in use already. */
export async function restoreProvider(admin: Authorized<"providers.manage">, id: string): Promise<void> {
  await change(admin, "provider.restored", async (tx, about) => {
    const provider = await getProvider(admin, id);
    const [restored] = await tx
      .update(providers)
      .set({ retiredAt: null })
      .where(
        and(
          eq(providers.id, id),
          eq(providers.practiceId, admin.practice.id),
          isNotNull(providers.retiredAt),
        ),
      )
      .returning({ id: providers.id });
    if (!restored) throw new ConflictError(`${provider.name} is in use already.`);
    about({ kind: "provider", id, name: provider.name });
  });
}

import { and, eq, isNull } from "drizzle-orm";
import { providers } from "@/db/schema/providers";
import { change } from "@/lib/audit/change";
import type { Authorized } from "@/lib/auth/authorize";
import { now } from "@/lib/clock";
import { ConflictError } from "@/lib/errors";
import { getProvider, type ListedProvider } from "./queries";

/** Takes a PMS provider out of use; nobody can be connected to it any more. Throws NotFoundError, and ConflictError while a user is connected or when it was retired already. */
export async function retireProvider(admin: Authorized<"providers.manage">, id: string): Promise<void> {
  await change(admin, "provider.retired", async (tx, about) => {
    const provider = await getProvider(admin, id);
    refuseConnected(provider);
    const [retired] = await tx
      .update(providers)
      .set({ retiredAt: now() })
      .where(
        and(eq(providers.id, id), eq(providers.practiceId, admin.practice.id), isNull(providers.retiredAt)),
      )
      .returning({ id: providers.id });
    if (!retired) throw new ConflictError(`${provider.name} was retired already.`);
    about({ kind: "provider", id, name: provider.name });
  });
}

function refuseConnected({ name, connectedTo }: ListedProvider): void {
  if (!connectedTo) return;
  const user = connectedTo.name;
  throw new ConflictError(
    `${user} is connected to ${name}. Open ${user} under Users, clear PMS Provider ID, save, and retire the provider then.`,
  );
}

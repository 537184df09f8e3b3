import { and, eq, ne } from "drizzle-orm";
import { db } from "@/db";
import { providers } from "@/db/schema/providers";
import type { Authorized } from "@/lib/auth/authorize";
import { InvalidError } from "@/lib/errors";
import { foldLogin } from "@/lib/text";

/** What two external ids are compared by: letters alike whatever their case. */
export function externalKeyOf(externalId: string): string {
  return foldLogin(externalId);
}

/** Refuses an external id that another provider of the practice has, retired ones too. */
export async function refuseTakenId(
  admin: Authorized<"providers.manage">,
  externalId: string,
  except = "",
): Promise<void> {
  const [other] = await db
    .select({ name: providers.name, abbreviation: providers.abbreviation, retiredAt: providers.retiredAt })
    .from(providers)
    .where(
      and(
        eq(providers.practiceId, admin.practice.id),
        eq(providers.externalKey, externalKeyOf(externalId)),
        ne(providers.id, except),
      ),
    );
  if (!other) return;
  const whose = `${other.name} (${other.abbreviation})`;
  throw new InvalidError(
    "externalId",
    other.retiredAt
      ? `${whose} had this id and was retired. Restore that provider, or enter another id.`
      : `${whose} has this id already. Enter another one, or edit that provider.`,
  );
}

import { eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { preparedWrite } from "@/db/prepared";
import { userNetworks } from "@/db/schema/login-requests";
import { given, givenTo } from "@/db/sql";
import { networkOf } from "@/lib/auth/throttle";
import { now } from "@/lib/clock";
import { countryOf } from "./place";

/** Home connections change their last number: of IPv4 the first three count, of IPv6 a customer's /64. */
export function networkKeyOf(address: string): string {
  const network = networkOf(address);
  return /^\d+\.\d+\.\d+\.\d+$/.test(network) ? `${network.split(".").slice(0, 3).join(".")}.0/24` : network;
}

/** Notes where a user was let in from. */
export async function noteNetwork(tx: Tx, userId: string, address: string): Promise<void> {
  const country = await countryOf(address);
  await upsertNetwork(tx, { user: userId, network: networkKeyOf(address), country, now: now() });
}

const upsertNetwork = preparedWrite("network", (tx) =>
  tx
    .insert(userNetworks)
    .values({
      userId: given("user"),
      network: given("network"),
      country: given("country"),
      firstSeenAt: given("now"),
      lastSeenAt: given("now"),
    })
    .onConflictDoUpdate({
      target: [userNetworks.userId, userNetworks.network],
      set: {
        country: givenTo(userNetworks.country, "country"),
        lastSeenAt: givenTo(userNetworks.lastSeenAt, "now"),
      },
    }),
);

/** The networks a user was ever let in from. */
export function networksOf(userId: string) {
  return db
    .select({ network: userNetworks.network, country: userNetworks.country })
    .from(userNetworks)
    .where(eq(userNetworks.userId, userId));
}

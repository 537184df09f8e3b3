import { eq } from "drizzle-orm";
import { db, type Tx } from "@/db";
import { userNetworks } from "@/db/schema/login-requests";
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
  const seen = { country, lastSeenAt: now() };
  await tx
    .insert(userNetworks)
    .values({ userId, network: networkKeyOf(address), firstSeenAt: now(), ...seen })
    .onConflictDoUpdate({ target: [userNetworks.userId, userNetworks.network], set: seen });
}

/** The networks a user was ever let in from. */
export function networksOf(userId: string) {
  return db
    .select({ network: userNetworks.network, country: userNetworks.country })
    .from(userNetworks)
    .where(eq(userNetworks.userId, userId));
}

import { headers } from "next/headers";
import { type Support, supportActor } from "@/lib/auth/support";
import { addressOf } from "./address";
import { currentGate } from "./current-actor";

/** Who is asking, as support; undefined for everybody else. */
export async function currentSupport(): Promise<Support | undefined> {
  const support = supportActor(await currentGate(""));
  return support && { ...support, address: addressOf(await headers()) };
}

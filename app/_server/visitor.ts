import { cookies, headers } from "next/headers";
import type { VisitorActor } from "@/lib/auth/actor";
import type { Origin } from "@/lib/devices/origin";
import { addressOf } from "./address";
import { deviceCookie } from "./cookies";

/** Whoever is asking, as far as a request tells without a session. */
export async function currentVisitor(): Promise<VisitorActor> {
  const given = await headers();
  return {
    kind: "visitor",
    address: addressOf(given),
    userAgent: (given.get("user-agent") ?? "").slice(0, 500),
  };
}

/** Where a sign-in comes from. */
export async function currentOrigin(): Promise<Origin> {
  const visitor = await currentVisitor();
  return { ...visitor, deviceSecret: (await cookies()).get(deviceCookie())?.value };
}

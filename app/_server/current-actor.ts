import { cookies, headers } from "next/headers";
import { cache } from "react";
import type { StaffActor } from "@/lib/auth/actor";
import { readSession } from "@/lib/auth/read-session";
import { staffActor } from "@/lib/auth/staff-actor";
import { addressOf } from "./address";
import { sessionCookie } from "./cookies";

/** The session of this request and its rights at the practice of that slug: read once a request. */
export const currentGate = cache(async (slug: string) => {
  const secret = (await cookies()).get(sessionCookie())?.value;
  return readSession(secret, slug);
});

/** Who is asking, as a user of the addressed practice; undefined for everybody else. */
export async function currentActor(slug: string): Promise<StaffActor | undefined> {
  const actor = staffActor(await currentGate(slug));
  return actor && { ...actor, address: addressOf(await headers()) };
}

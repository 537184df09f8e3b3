import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { type Authorized, may } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { isWorthNoting, touchSession } from "@/lib/auth/touch-session";
import { currentActor, currentGate } from "./current-actor";

type AtPractice = Promise<{ practice: string }>;

/** The door of every page of a practice, and its first line. Whoever may not is sent to sign in, told what is missing (403), or finds nothing there. */
export async function requireActor<C extends Capability>(
  params: AtPractice,
  capability: C,
): Promise<Authorized<C>> {
  const { practice } = await params;
  const gate = await currentGate(practice);
  if (!gate) redirect(`/login?next=${encodeURIComponent(await currentPath(practice))}`);
  if (gate.session.state !== "active") redirect("/waiting");
  if (gate.user.mustChangePassword) redirect("/new-password");
  const actor = await currentActor(practice);
  if (!actor) notFound();
  if (!may(actor, capability)) forbidden();
  if (isWorthNoting(gate.session)) after(() => touchSession(gate.session));
  return actor as Authorized<C>;
}

/** Where the visitor wanted to go; bin/server.ts notes it. Without it: the practice's overview. */
async function currentPath(practice: string): Promise<string> {
  return (await headers()).get("x-chairside-path") ?? `/${practice}`;
}

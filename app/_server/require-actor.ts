import { forbidden, notFound } from "next/navigation";
import { type Authorized, may } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { currentActor } from "./current-actor";
import { noteUse, requireGate } from "./require-gate";

type AtPractice = Promise<{ practice: string }>;

/** The door of every page of a practice, and its first line. Whoever may not is sent to sign in, told what is missing (403), or finds nothing there. */
export async function requireActor<C extends Capability>(
  params: AtPractice,
  capability: C,
): Promise<Authorized<C>> {
  const { practice } = await params;
  const gate = await requireGate(practice, `/${practice}`);
  const actor = await currentActor(practice);
  if (!actor) notFound();
  if (!may(actor, capability)) forbidden();
  noteUse(gate);
  return actor as Authorized<C>;
}

import { ForbiddenError } from "@/lib/errors";
import type { StaffActor } from "./actor";
import { type Capability, capabilities } from "./capabilities";

declare const granted: unique symbol;

/** An actor of whom it is certain that they may. Only authorize() makes one: a verb without it does not compile. */
export type Authorized<C extends Capability> = StaffActor & { readonly [granted]: { [K in C]: true } };

/** Lets the actor go on with the capability, or throws ForbiddenError. */
export function authorize<C extends Capability>(actor: StaffActor, capability: C): Authorized<C> {
  if (!may(actor, capability)) throw new ForbiddenError(capability);
  return actor as Authorized<C>;
}

/** Whether the actor has the capability now: for showing or hiding, never instead of authorize(). */
export function may(actor: StaffActor, capability: Capability): boolean {
  return capabilities[capability](actor);
}

import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Gate } from "@/lib/auth/read-session";
import { touchSession } from "@/lib/auth/touch-session";
import { beginAnswer } from "./answer-status";
import { type FormState, typedValues } from "./form-state";
import { isAsBound } from "./is-as-bound";
import { isOwnOrigin } from "./origin";
import { type Outcome, settled } from "./settled";

/** Texts that the page bound into the form when it was rendered. */
export type BoundTexts = Record<string, string>;

/** Who comes in where: the session as it stands there, the actor it makes (undefined for a stranger), and the right, or ForbiddenError. */
export type Door<B extends BoundTexts, A, R> = {
  gate: (bound: B) => Promise<Gate | undefined>;
  actor: (bound: B) => Promise<A | undefined>;
  admit: (actor: A) => R;
};

export const FOREIGN =
  "This request didn't come from Chairside's own page, so nothing was changed. Open the page here and try again.";
const SIGNED_OUT = "You have been signed out. Sign in again in another tab; what you typed stays here.";

/**
 * The law of every action of somebody signed in, in its order: origin, then the actor of the place the form was rendered at, then the
 * right; `act` reads the form after that. A stranger learns nothing about it.
 */
export function throughDoor<B extends BoundTexts, A, R>(
  door: Door<B, A, R>,
  act: (admitted: R, form: FormData, bound: B) => Promise<Outcome>,
) {
  return async (bound: B, _state: FormState, form: FormData): Promise<FormState> => {
    beginAnswer();
    if (!isOwnOrigin(await headers())) return { values: {}, errors: { "": FOREIGN } };
    if (!isAsBound(bound, form)) notFound();
    const gate = await door.gate(bound);
    if (gate?.session.state === "pending") redirect("/waiting");
    const actor = await door.actor(bound);
    if (!gate) return { values: typedValues(form), errors: { "": SIGNED_OUT } };
    if (!actor) notFound();
    return settled(form, async () => {
      const admitted = door.admit(actor);
      await touchSession(gate.session);
      return act(admitted, form, bound);
    });
  };
}

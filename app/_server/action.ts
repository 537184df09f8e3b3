import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import type { z } from "zod";
import type { StaffActor, VisitorActor } from "@/lib/auth/actor";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { touchSession } from "@/lib/auth/touch-session";
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";
import { beginAnswer } from "./answer-status";
import { currentActor, currentGate } from "./current-actor";
import { type Flash, leaveFlash } from "./flash";
import { type FormState, typedValues } from "./form-state";
import { isAsBound } from "./is-as-bound";
import { isOwnOrigin } from "./origin";
import { readForm } from "./read-form";
import { currentVisitor } from "./visitor";

/** What the page bound into the form when it was rendered: the practice's slug, and whose page it is. */
export type Bound = { practice: string } & Record<string, string>;

/** Where an action leads: to a page, with something to say there, or back to its form with more to show. */
export type Outcome = { to?: string; say?: Flash; more?: Record<string, unknown> };

const FOREIGN =
  "This request didn't come from Chairside's own page, so nothing was changed. Open the page here and try again.";

/** Takes a form's files in and puts their ids in their place, so that they outlast a refusal. Gives what is wrong, by field. */
export type TakeFiles = (actor: StaffActor, form: FormData) => Promise<Record<string, string>>;

/**
 * Makes a server action: origin, then the actor of the practice the form was rendered at, then the right, then the form's shape, then `run`.
 * A stranger learns nothing about the form. What can't be taken becomes the form's state, with all that was typed.
 */
export function action<C extends Capability, S extends z.ZodType>(
  capability: C,
  schema: S,
  run: (actor: Authorized<C>, input: z.output<S>, bound: Bound) => Promise<Outcome>,
  takeFiles?: TakeFiles,
) {
  return async (bound: Bound, _state: FormState, form: FormData): Promise<FormState> => {
    beginAnswer();
    if (!isOwnOrigin(await headers())) return { values: {}, errors: { "": FOREIGN } };
    if (!isAsBound(bound, form)) notFound();
    const gate = await currentGate(bound.practice);
    if (gate?.session.state === "pending") redirect("/waiting");
    const actor = await currentActor(bound.practice);
    if (!gate)
      return {
        values: typedValues(form),
        errors: { "": "You have been signed out. Sign in again in another tab; what you typed stays here." },
      };
    if (!actor) notFound();
    return settled(form, async () => {
      const authorized = authorize(actor, capability);
      await touchSession(gate.session);
      const wrongFiles = await takeFiles?.(authorized, form);
      return run(authorized, readForm(schema, form, wrongFiles), bound);
    });
  };
}

/** Makes a server action that anybody may call; `reason` says why that is right. */
export function publicAction<S extends z.ZodObject>(
  _reason: string,
  schema: S,
  run: (visitor: VisitorActor, input: z.output<S>, bound: Record<string, string>) => Promise<Outcome>,
) {
  return async (bound: Record<string, string>, _state: FormState, form: FormData): Promise<FormState> => {
    beginAnswer();
    if (!isOwnOrigin(await headers())) return { values: {}, errors: { "": FOREIGN } };
    if (!isAsBound(bound, form)) notFound();
    const visitor = await currentVisitor();
    return settled(form, () => run(visitor, readForm(schema, form), bound));
  };
}

/** Runs the act and leads on; says what went wrong where the person can mend it, and lets everything else fly. */
async function settled(form: FormData, act: () => Promise<Outcome>): Promise<FormState> {
  let outcome: Outcome;
  try {
    outcome = await act();
  } catch (error) {
    return refused(error, form);
  }
  if (outcome.say) await leaveFlash(outcome.say);
  if (outcome.to) redirect(outcome.to);
  return {
    values: typedValues(form),
    errors: {},
    at: Date.now(),
    ...(outcome.more && { more: outcome.more }),
  };
}

function refused(error: unknown, form: FormData): FormState {
  const state = { values: typedValues(form), at: Date.now() };
  if (error instanceof InvalidError)
    return { ...state, errors: { ...error.more, [error.field]: error.message } };
  if (error instanceof ConflictError) return { ...state, errors: { "": error.message }, more: { ...error } };
  if (error instanceof NotFoundError) notFound();
  if (error instanceof ForbiddenError) forbidden();
  throw error;
}

import { forbidden, notFound, redirect } from "next/navigation";
import { ConflictError, ForbiddenError, InvalidError, NotFoundError } from "@/lib/errors";
import { type Flash, leaveFlash } from "./flash";
import { type FormState, typedValues } from "./form-state";

/** Where an action leads: to a page, with something to say there, or back to its form with more to show. */
export type Outcome = { to?: string; say?: Flash; more?: Record<string, unknown> };

/** Runs the act and leads on; says what went wrong where the person can mend it, and lets everything else fly. */
export async function settled(form: FormData, act: () => Promise<Outcome>): Promise<FormState> {
  let outcome: Outcome;
  try {
    outcome = await act();
  } catch (error) {
    return refused(error, form);
  }
  if (outcome.say) await leaveFlash(outcome.say, outcome.to);
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

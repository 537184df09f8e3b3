import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { z } from "zod";
import type { StaffActor, VisitorActor } from "@/lib/auth/actor";
import { type Authorized, authorize } from "@/lib/auth/authorize";
import type { Capability } from "@/lib/auth/capabilities";
import { beginAnswer } from "./answer-status";
import { FOREIGN, throughDoor } from "./at-the-door";
import { currentActor, currentGate } from "./current-actor";
import type { FormState } from "./form-state";
import { isAsBound } from "./is-as-bound";
import { isOwnOrigin } from "./origin";
import { readForm } from "./read-form";
import { type Outcome, settled } from "./settled";
import { currentVisitor } from "./visitor";

/** What the page bound into the form when it was rendered: the practice's slug, and whose page it is. */
export type Bound = { practice: string } & Record<string, string>;

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
  const door = {
    gate: ({ practice }: Bound) => currentGate(practice),
    actor: ({ practice }: Bound) => currentActor(practice),
    admit: (actor: StaffActor) => authorize(actor, capability),
  };
  return throughDoor(door, async (actor, form, bound: Bound) => {
    const wrongFiles = await takeFiles?.(actor, form);
    return run(actor, readForm(schema, form, wrongFiles), bound);
  });
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

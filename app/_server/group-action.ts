import type { z } from "zod";
import type { GroupActor } from "@/lib/auth/group-actor";
import { type BoundTexts, throughDoor } from "./at-the-door";
import { currentGate } from "./current-actor";
import { currentGroupActor } from "./current-group-actor";
import { readForm } from "./read-form";
import type { Outcome } from "./settled";

/** What the page bound into the form when it was rendered: the group's id. */
export type GroupBound = BoundTexts & { group: string };

const door = {
  gate: () => currentGate(""),
  actor: ({ group }: GroupBound) => currentGroupActor(group),
  admit: (lead: GroupActor) => lead,
};

/** Makes a server action of a group's pages: action()'s twin, with the same laws. For everybody but its Group Admins it isn't there. */
export function groupAction<S extends z.ZodType>(
  schema: S,
  run: (lead: GroupActor, input: z.output<S>, bound: GroupBound) => Promise<Outcome>,
) {
  return throughDoor(door, (lead, form, bound: GroupBound) => run(lead, readForm(schema, form), bound));
}

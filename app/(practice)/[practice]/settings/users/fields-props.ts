import type { FormChoices } from "@/lib/users/form-choices";
import type { Watched } from "./use-watched-form";

export type Values = Record<string, string>;

/** What every part of the form is given: what stands in it, what is wrong, what it offers. */
export type FieldsProps = {
  /** What the fields begin with. */
  values: Values;
  errors: Record<string, string | undefined>;
  choices: FormChoices;
  /** What stands in the fields now; undefined without JavaScript. */
  watched: Watched | undefined;
  photos: { current: string | null; uploadUrl: string; url: (id: string) => string };
  /** Set when this is the Admin's own account. */
  self: boolean;
  /** The home practice's name when this person belongs to another one: then only the membership may be changed here. */
  homeElsewhere?: string | undefined;
  userId?: string | undefined;
};

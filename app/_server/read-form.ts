import { z } from "zod";
import { InvalidError } from "@/lib/errors";
import { typedValues } from "./form-state";

const STRANGE = "This form had fields that don't belong to it. Reload the page and try again.";

/** Reads a form by its schema. A field that is unknown, or there twice where one belongs, refuses the whole plainly. Throws InvalidError. */
export function readForm<S extends z.ZodObject>(schema: S, form: FormData): z.output<S> {
  const given: Record<string, unknown> = { ...typedValues(withoutFiles(form)) };
  for (const [key, value] of form.entries()) {
    if (key.startsWith("$")) continue;
    if (!(key in schema.shape)) throw new InvalidError("", STRANGE);
    if (form.getAll(key).length > 1 && !isList(schema.shape[key])) throw new InvalidError("", STRANGE);
    given[key] = isList(schema.shape[key]) ? form.getAll(key) : value;
  }
  const checked = schema.safeParse(given);
  if (checked.success) return checked.data;
  const { fieldErrors, formErrors } = z.flattenError(checked.error);
  const messages = Object.entries(fieldErrors as Record<string, string[]>).map(([field, [message]]) => [field, message ?? ""]);
  const [first = ["", formErrors[0] ?? STRANGE]] = messages as [string, string][];
  throw new InvalidError(first[0], first[1], Object.fromEntries(messages));
}

function withoutFiles(form: FormData): FormData {
  const texts = new FormData();
  for (const [key, value] of form.entries()) if (typeof value === "string") texts.append(key, value);
  return texts;
}

function isList(field: unknown): boolean {
  return field instanceof z.ZodArray || (field instanceof z.ZodDefault && isList(field.unwrap())) || (field instanceof z.ZodOptional && isList(field.unwrap()));
}

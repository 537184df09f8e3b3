import { z } from "zod";
import { InvalidError } from "@/lib/errors";
import { fieldsByName } from "./form-state";

const STRANGE = "This form had fields that don't belong to it. Reload the page and try again.";

/**
 * Reads a form by its schema. A field that is unknown, or there twice where one belongs, refuses the whole plainly.
 * `also`: what is wrong with its files, to be said at once with the rest. Throws InvalidError.
 */
export function readForm<S extends z.ZodType>(
  schema: S,
  form: FormData,
  also: Record<string, string> = {},
): z.output<S> {
  const checked = schema.safeParse(schema instanceof z.ZodObject ? fieldsOf(schema, form) : recordOf(form));
  const messages = checked.success ? also : { ...firstMessages(checked.error), ...also };
  const [first] = Object.entries(messages);
  if (first) throw new InvalidError(...first, messages);
  if (checked.success) return checked.data;
  throw new InvalidError("", STRANGE);
}

function fieldsOf(schema: z.ZodObject, form: FormData): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [key, values] of fieldsByName(form)) {
    if (key.startsWith("$")) continue;
    // "constructor" is in every object.
    const list = Object.hasOwn(schema.shape, key) ? isList(schema.shape[key]) : undefined;
    if (list === undefined || (values.length > 1 && !list)) throw new InvalidError("", STRANGE);
    given[key] = list ? values : values[0];
  }
  return given;
}

/** For a schema that looks for strange fields itself: one that came twice is a list there. */
function recordOf(form: FormData): Record<string, unknown> {
  const fields = [...fieldsByName(form)].filter(([key]) => !key.startsWith("$"));
  return Object.fromEntries(fields.map(([key, values]) => [key, values.length > 1 ? values : values[0]]));
}

/** The first message of each field; the form's own are kept under "". */
function firstMessages(error: z.ZodError): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const { path, message } of error.issues) {
    const field = path[0] === undefined || path[0] === "form" ? "" : String(path[0]);
    messages[field] ??= message;
  }
  return messages;
}

function isList(field: unknown): boolean {
  return (
    field instanceof z.ZodArray ||
    (field instanceof z.ZodDefault && isList(field.unwrap())) ||
    (field instanceof z.ZodOptional && isList(field.unwrap()))
  );
}

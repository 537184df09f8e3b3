/** What a form gets back when it could not be saved: what was typed, and what to do about it. */
export type FormState = {
  values: Record<string, string | string[]>;
  /** A message for each field; "" is the form's own. */
  errors: Record<string, string>;
  /** More that this form's page understands: a stale save's differences, a link to hand over once … */
  more?: Record<string, unknown>;
  /** Changes with each answer, so that a form can tell a new one from the last. */
  at?: number;
};

/**
 * An action bound to its page, as a form takes it. Bind in the page (a server component) and hand it down: bound anew in a client
 * component, useActionState without JavaScript would wait for another promise at each try, and the server render for ever.
 */
export type Send = (state: FormState, form: FormData) => Promise<FormState>;

export const emptyState: FormState = { values: {}, errors: {} };

const NEVER_GIVEN_BACK = /password/i;

/** What was typed, to be shown again. Passwords and files are not sent back. */
export function typedValues(form: FormData): FormState["values"] {
  const values: FormState["values"] = {};
  for (const [key, given] of fieldsByName(form)) {
    if (key.startsWith("$") || key === "__proto__" || NEVER_GIVEN_BACK.test(key)) continue;
    const texts = given.filter((value) => typeof value === "string");
    if (texts.length > 0) values[key] = texts.length === 1 ? (texts[0] as string) : texts;
  }
  return values;
}

/** A form's fields by their names, in one pass: getAll() goes through the whole form, and a stranger may send 100,000 fields. */
export function fieldsByName(form: FormData): Map<string, FormDataEntryValue[]> {
  const fields = new Map<string, FormDataEntryValue[]>();
  for (const [key, value] of form.entries()) {
    const known = fields.get(key);
    if (known) known.push(value);
    else fields.set(key, [value]);
  }
  return fields;
}

type Fields = Record<string, string | string[]>;

/**
 * What a browser sends for action(bound, state, form): React's reply, with the form's fields behind `_1_`. Whether the server reads them is
 * asked by tests/lock/tenancy.test.ts: another version of React may write it otherwise.
 */
export function replyOf(bound: Record<string, string | undefined>, fields: Fields): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(`_1_${name}`, value);
  form.append("0", JSON.stringify([bound, { values: {}, errors: {} }, "$K1"]));
  return form;
}

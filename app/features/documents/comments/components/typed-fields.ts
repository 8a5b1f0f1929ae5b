import type { FormReply } from "#app/http/form.ts";

export type Fields = Readonly<Record<string, string>>;

/** What stands in the form's fields now. */
export function fieldsOf(form: HTMLFormElement): Fields {
  const entries = [...new FormData(form)].filter((entry): entry is [string, string] => {
    return typeof entry[1] === "string";
  });
  return Object.fromEntries(entries);
}

/** Fields as a form takes them again, without refusals. */
export function asReply(fields: Fields): FormReply {
  return { values: { ...fields }, errors: [] };
}

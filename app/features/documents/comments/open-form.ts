/** The form that is open at a comment or a reply: which, and at whose id. */
export interface OpenForm {
  readonly deed: "reply" | "edit" | "editReply";
  readonly id: string;
}

/** The form that an address opens: `?reply={id}`, `?edit={id}`, `?edit-reply={id}`. */
export function openedForm(query: URLSearchParams): OpenForm | null {
  for (const [name, deed] of [
    ["reply", "reply"],
    ["edit", "edit"],
    ["edit-reply", "editReply"],
  ] as const) {
    const id = query.get(name);
    if (id !== null) return { deed, id };
  }
  return null;
}

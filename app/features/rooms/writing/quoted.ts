interface Quoting {
  readonly kind: string;
  readonly subject: string | null;
}

/** What stands in the box of a document's room at first, as its address asks (`?quote=2.op-5-3`): the link that becomes the paragraph's card; "" for none. */
export function quotedLink({ kind, subject }: Quoting, quote: string | null, origin: string): string {
  const [, version, paragraph] = /^([1-9][0-9]{0,8})\.([a-z0-9-]{1,80})$/.exec(quote ?? "") ?? [];
  if (kind !== "document" || subject === null || version === undefined || paragraph === undefined) return "";
  return `${origin}/documents/${subject}/versions/${version}#${paragraph}\n\n`;
}

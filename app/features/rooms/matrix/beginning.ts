/** What a comment begins with that comes of a message: its words as a quotation, and below them where it was said. */
export function beginning(body: string, link: string): string {
  return `“${body}”\n${link}\n\n`;
}

interface Brought {
  readonly words: string;
  /** "covid-19-response/12" */
  readonly fromMessage: string;
}

/** The draft's fields with what was brought after what was being written. */
export function draftWith(
  fields: Readonly<Record<string, string>>,
  { words, fromMessage }: Brought,
): Record<string, string> {
  const body = [fields["body"] ?? "", words].filter((part) => part.trim() !== "").join("\n\n");
  return { ...fields, body, fromMessage };
}

interface RichTextProps {
  /** HTML that our own server made of someone's text; nothing else may come here. */
  readonly html: string;
  /** The language of the text (BCP 47). */
  readonly lang?: string | undefined;
}

/** Text as people wrote it, rendered to safe HTML by the server: the one place where HTML is set as it is. */
export function RichText({ html, lang }: RichTextProps) {
  return <div className="prose" lang={lang} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}

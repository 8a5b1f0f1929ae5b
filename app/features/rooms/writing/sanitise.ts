import sanitize from "sanitize-html";
import { carded } from "./card.ts";

const allowed: sanitize.IOptions = {
  allowedTags: ["p", "br", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a", "hr"],
  allowedAttributes: {
    a: ["href", "title", "rel", "lang", "dir"],
    code: ["class"],
    ol: ["start", "dir"],
    ...Object.fromEntries(["p", "pre", "blockquote", "ul", "li"].map((tag) => [tag, ["dir"]])),
  },
  allowedClasses: { p: [carded] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
};

/** One paragraph of words, as most messages are: nothing of it could be taken away, and to look costs more than all else that is done with it. */
const words = /^<p dir="auto">[^<>&]*<\/p>\s*$/;

/** The HTML with nothing in it but what a message may have: whatever made it, this is the last word before it is kept. */
export function sanitise(html: string): string {
  return words.test(html) ? html : sanitize(html, allowed);
}

import { sourceTitles } from "./content.ts";

interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

const address = /https?:\/\/[^\s()]+[^\s().,;]/u;
const fileOfArticle = /^\d{3}_[0-9a-f]+\.txt \((.+)\)$/u;

/**
 * A source as a reader should see it. `text` is what the file says: words, an address, or both; in the title an address
 * is shortened to its host, and the name of a stored article's file is left out.
 */
export function readSource(id: string, text: string): Source {
  const url = address.exec(text)?.[0] ?? null;
  const article = fileOfArticle.exec(text)?.[1];
  const title = sourceTitles[id] ?? (article === undefined ? withHost(text, url) : capitalised(article));
  return { id, title, url };
}

function withHost(text: string, url: string | null): string {
  if (url === null) return text;
  const host = new URL(url).hostname.replace(/^www\./u, "");
  const rest = /^\/? \((.+)\)$/u.exec(text.slice(url.length))?.[1];
  if (text.startsWith(url) && rest !== undefined) return `${host}, ${rest}`;
  return text.replace(url, host);
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

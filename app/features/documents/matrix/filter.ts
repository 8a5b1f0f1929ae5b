import { commentTypes, type CommentType } from "../comments/comment-types.ts";
import { dispositions, type Disposition } from "./dispositions.ts";

/** Which rows of a matrix are asked for; a name that is missing asks for all. */
export interface MatrixFilter {
  /** Permanent id of a section: its rows and those below it. */
  readonly section?: string | undefined;
  /** ISO 3166-1 code. */
  readonly country?: string | undefined;
  readonly type?: CommentType | undefined;
  readonly disposition?: Disposition | undefined;
  readonly unanswered?: true | undefined;
}

const isIn = <T extends string>(list: readonly T[], value: string | null): value is T =>
  value !== null && (list as readonly string[]).includes(value);

/** The filter that an address or a saved view asks for; what it does not know is left out. */
export function readFilter(asked: Pick<URLSearchParams, "get">): MatrixFilter {
  const section = asked.get("section");
  const country = asked.get("country");
  const type = asked.get("type");
  const disposition = asked.get("disposition");
  return {
    ...(section !== null && /^[a-z0-9-]{1,80}$/.test(section) ? { section } : {}),
    ...(country !== null && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(isIn(commentTypes, type) ? { type } : {}),
    ...(isIn(dispositions, disposition) ? { disposition } : {}),
    ...(asked.get("unanswered") === "yes" ? { unanswered: true } : {}),
  };
}

/** The filter as an address and a saved view write it: what `readFilter` reads back. */
export function writeFilter({ unanswered, ...filter }: MatrixFilter): Record<string, string> {
  const asked = Object.entries(filter).filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(asked), ...(unanswered ? { unanswered: "yes" } : {}) };
}

import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { findRecordHead, listBodyNames, readRecord } from "#db/queries/adoption-records.ts";
import type { Paper } from "./paper.ts";
import { paperOf } from "./paper-of.server.ts";
import { speakingIn } from "./speaking.server.ts";

interface Asked {
  readonly slug: string;
  readonly reader: Lang;
}

interface Writing {
  /** The texts of every language. */
  readonly texts: ReadonlyMap<Lang, Texts>;
  readonly origin: string;
  /** The address of the record's page in a language. */
  readonly addressIn: (lang: Lang) => string;
}

/**
 * The record of a document's latest adopted version, for paper: `made` names all that the paper is made of, `write` makes it, in the
 * reader's language where the portal has the words, else whole in English. Public. Throws 404 `notFound` where there is no record.
 */
export async function findPaper({ db }: Services, { slug, reader }: Asked, writing: Writing) {
  const head = orNotFound(await findRecordHead(db, slug));
  const { lang } = orNotFound(writing.texts.get(reader)).find("adoption-paper", "title");
  const texts = orNotFound(writing.texts.get(lang));
  const { number, versionId, sha256, notedOn, occasion, corrigenda } = head;
  return {
    ...{ lang, number },
    made: JSON.stringify([lang, sha256, notedOn, occasion, corrigenda]),
    write: async (): Promise<Paper> => {
      const content = await readRecord(db, versionId);
      const bodies = content.matrix.flatMap(({ office, supports }) => [...supports, office ?? ""]);
      const names = new Map((await listBodyNames(db, bodies)).map(({ slug: body, name }) => [body, name]));
      const speaking = speakingIn(texts, content);
      const { origin, addressIn } = writing;
      return paperOf({ ...head, content }, { origin, address: addressIn(lang), speaking, lang, names });
    },
  };
}

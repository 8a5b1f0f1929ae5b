import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import { isLang, languages, type Lang } from "#app/language/languages.ts";
import type { Texts, TextValues } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { headOf } from "../pages.server.ts";
import { documentPolicy } from "../policy.ts";
import { exportNodes, type ExportedDocument } from "./exported.ts";

interface Asked {
  readonly slug: string;
  readonly number: number;
  /** The language of the text; without it the reader's where the version has it, else the authoritative one. */
  readonly lang: string | null;
  readonly reader: Lang;
}

interface Writing {
  /** The texts of every language. */
  readonly texts: ReadonlyMap<Lang, Texts>;
  /** The address of the version's page in a language. */
  readonly addressIn: (lang: Lang) => string;
}

/** A published version as it is written to a file. Throws 404 `notFound` where there is none, or not in this language. Two queries. */
export async function findExported(
  { db }: Services,
  actor: Actor,
  { slug, number, lang, reader }: Asked,
  { texts, addressIn }: Writing,
): Promise<ExportedDocument> {
  const versions = await documents.listVersions(db, slug);
  const version = orNotFound(versions.find((one) => one.number === number));
  orHidden(documentPolicy.read, actor, { isPublished: true });
  if (lang !== null && !(isLang(lang) && version.titles.some((title) => title.lang === lang)))
    throw new DomainError(404, "notFound");
  const head = headOf(version, isLang(lang) ? lang : reader);
  const own = isLang(head.lang) ? head.lang : "en";
  const wanted = { lang: head.lang, authoritative: version.authoritativeLang };
  const rows = await documents.listNodes(
    db,
    { versionId: version.versionId, nodeId: "" },
    Object.values(wanted),
  );
  return {
    ...{ slug, number, lang: head.lang, title: head.title, label: head.label, address: addressIn(own) },
    words: wordsOf(orNotFound(texts.get(own)), { ...wanted, number, publishedAt: version.publishedAt }),
    nodes: exportNodes(rows, wanted),
  };
}

interface Told {
  readonly lang: string;
  readonly authoritative: string;
  readonly number: number;
  readonly publishedAt: Date;
}

/** What stands around the text, in the language of the text where the portal speaks it. */
function wordsOf(
  texts: Texts,
  { lang, authoritative, number, publishedAt }: Told,
): ExportedDocument["words"] {
  const formats = formatsFor(texts.lang);
  const say = (key: string, values?: TextValues) => texts.find("exports", key, values);
  const endonym = languages.find(({ tag }) => tag === lang)?.endonym ?? lang;
  // Names of languages in the language that the sentence is in.
  const speaks = formatsFor(say("translation").lang);
  const status =
    lang === authoritative
      ? say("authoritative")
      : say("translation", { language: speaks.language(authoritative) });
  return {
    network: texts.find("terms", "ascn"),
    version: say("version", { number }),
    contents: say("contents"),
    facts: [
      { name: texts.find("terms", "version"), value: { text: formats.number(number), lang: texts.lang } },
      { name: say("published"), value: { text: formats.date(publishedAt), lang: formats.lang } },
      { name: texts.find("terms", "language"), value: { text: endonym, lang } },
      { name: say("status"), value: status },
    ],
  };
}

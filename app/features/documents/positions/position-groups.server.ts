import type { Texts } from "#app/language/texts.ts";
import type * as documents from "#db/queries/documents.ts";
import type { listCountryComments } from "#db/queries/positions.ts";
import { plainOf } from "../markup.ts";
import { numberNodes } from "../numbering.ts";
import { sayingOf } from "../versions/says-who.server.ts";
import { wordChanges } from "../versions/word-changes.ts";
import { isWorded } from "./position.ts";
import type { ShownPositionComment, ShownPositionGroup, ShownWording } from "./shown-position.ts";

type Row = Awaited<ReturnType<typeof listCountryComments>>[number];
type NodeRow = Awaited<ReturnType<typeof documents.listNodes>>[number];

interface Around {
  readonly texts: Texts;
  readonly nodes: readonly NodeRow[];
  /** The authoritative language. */
  readonly original: string;
  readonly now: Date;
}

/** A country's comments by the place they are about, in the order of the text, those on the whole document first. */
export function groupsOf(comments: readonly Row[], around: Around): ShownPositionGroup[] {
  const { nodes, texts, original } = around;
  const at = (id: string | null) =>
    comments.filter(({ nodeId }) => nodeId === id).map((row) => commentOf(row, comments, around));
  const whole = { id: "", kind: "document", number: "", lang: texts.lang, text: "", comments: at(null) };
  const placed = numberNodes(nodes).map((node) => ({
    ...{ id: node.id, kind: node.kind, number: node.number, comments: at(node.id) },
    ...(textIn(node, texts.lang) ?? textIn(node, original) ?? { lang: original, text: "" }),
  }));
  return [whole, ...placed].filter((group) => group.comments.length > 0);
}

function commentOf(row: Row, all: readonly Row[], around: Around): ShownPositionComment {
  const { quote, proposed, passageLang, decision, reason, reasonLang, handle, isPosition } = row;
  const into = all.find(({ id }) => id === row.intoId);
  const saying = { ...row, city: row.cityName, organisation: null, authorName: null };
  return {
    ...sayingOf(around.texts, saying, around.now),
    ...{ quote, proposed, passageLang, decision, reason, reasonLang, handle },
    ...{ isOfCity: row.city !== null, isWording: isPosition, change: changeOf(row, around.nodes) },
    into: into ? { id: into.id, body: into.body, lang: into.lang } : null,
    from: all.filter(({ id }) => row.sources.includes(id)).map(({ cityName }) => cityName ?? ""),
  };
}

function changeOf({ proposed, quote, passageLang, nodeId }: Row, nodes: readonly NodeRow[]) {
  if (proposed === null || passageLang === null) return null;
  const node = nodes.find(({ id }) => id === nodeId);
  return wordChanges(quote ?? (node && textIn(node, passageLang)?.text) ?? "", proposed, passageLang);
}

function textIn({ texts }: NodeRow, lang: string) {
  const found = texts.find((one) => one.lang === lang);
  return found && { lang, text: plainOf(found.text) };
}

/** What these comments of cities say, to be put into the country's words; null where none of them waits for it. */
export function wordingFrom(comments: readonly Row[], ids: readonly string[]): ShownWording | null {
  const sources = comments.filter((row) => row.city !== null && ids.includes(row.id) && !isWorded(row));
  const [first] = sources;
  if (!first) return null;
  const amending = sources.find(({ proposed }) => proposed !== null) ?? first;
  return {
    sources: sources.map(({ id }) => id),
    paragraph: amending.nodeId ?? "",
    type: amending.type,
    body: sources.map(({ body }) => body).join("\n\n"),
    lang: sources.every(({ lang }) => lang === first.lang) ? first.lang : null,
    quote: amending.quote ?? "",
    proposed: amending.proposed ?? "",
    passageLang: amending.passageLang ?? "",
  };
}

/** What a country says of its own accord, to be written; quotes are of the text in this language. */
export function ownWording(passageLang: string): ShownWording {
  return {
    sources: [],
    paragraph: "",
    type: "substantive",
    body: "",
    lang: null,
    quote: "",
    proposed: "",
    passageLang,
  };
}

import type { Actor } from "#app/features/access/actor.ts";
import type { Db } from "#db/connection.ts";
import { listMissing, type AmendmentRow, type Drafted } from "#db/queries/amendments.ts";
import type { OriginRow } from "#db/queries/origins.ts";
import { sightOf } from "../comments/visibility.ts";
import { plainOf } from "../markup.ts";
import { wordChanges } from "../versions/word-changes.ts";
import { amendedText } from "./amended.ts";
import { accepting, isAccepting } from "./accepting.ts";
import { textByClick } from "./putting-in.ts";
import type { ShownMissing, ShownProposal } from "./shown-amendments.ts";

type NumberOf = (nodeId: string) => string | null;

/** The accepted amendments that are not in the draft yet. One query; none for a first version. */
export async function missingOf(
  db: Db,
  actor: Actor,
  draft: Omit<Drafted, "formerId"> & { readonly formerId: string | null },
  numberOf: NumberOf,
): Promise<ShownMissing[]> {
  const { formerId, authoritativeLang } = draft;
  if (formerId === null) return [];
  const rows = await listMissing(db, { ...draft, formerId }, sightOf(actor), accepting);
  return rows.map((row) => showMissing(row, authoritativeLang, numberOf));
}

function showMissing(row: AmendmentRow, authoritativeLang: string, numberOf: NumberOf): ShownMissing {
  const { id, nodeId, passageLang: lang, quote, proposed, disposition } = row;
  const passage = quote ?? plainOf(row.formerText ?? "");
  return {
    ...{ id, lang, version: row.madeIn, paragraph: nodeId, disposition: disposition ?? "" },
    body: row.city ?? row.organisation ?? row.authorName,
    country: row.countryCode,
    number: row.isPlaced ? numberOf(nodeId) : null,
    change: wordChanges(passage, proposed, lang),
    isByClick: textByClick({ ...row, kind: row.nodeKind, lang, authoritativeLang }) !== null,
  };
}

interface OpenText {
  readonly kind: string;
  /** BCP 47: of the text that is open. */
  readonly lang: string;
  readonly text: string;
  readonly revision: number;
}

/** What an amendment does to the text that is open in the draft; null for a comment that proposes nothing. */
export function proposalOf(row: OriginRow, open: OpenText): ShownProposal | null {
  const { quote, proposed, isLinked } = row;
  if (proposed === null) return null;
  const lang = row.passageLang ?? open.lang;
  const isSame = lang === open.lang;
  const amended = isSame && !isLinked ? amendedText(open.text, open.kind, { quote, proposed }) : null;
  return {
    change: amended
      ? wordChanges(plainOf(open.text), plainOf(amended), lang)
      : wordChanges(quote ?? "", proposed, lang),
    lang,
    isOfDraft: amended !== null,
    canPut: amended !== null && isAccepting(row.disposition),
    canTakeBack: isSame && row.putLang === lang && row.putRevision === open.revision,
  };
}

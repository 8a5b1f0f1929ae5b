import type * as comments from "#db/queries/comments.ts";
import type { openThread } from "../comments/opened-thread.ts";
import type { DraftRow } from "#db/queries/comment-drafts.ts";
import { findPassage } from "../comments/amendments.ts";
import type { Passage } from "../shown.ts";
import { wordChanges } from "../versions/word-changes.ts";
import type { CountRows, DocumentNode, NodeRows } from "./nodes.server.ts";
import { readPassage } from "./passages.ts";

type CommentRow = ReturnType<typeof openThread<Awaited<ReturnType<typeof comments.listComments>>[number]>>;

interface Found {
  readonly rows: NodeRows;
  readonly listed: readonly CommentRow[];
  readonly counts: CountRows;
  readonly drafts: DraftRows;
}

type DraftRows = readonly DraftRow[];

/** Where something is being written: the nodes with their numbers, first of all the whole document. */
export function draftsOf(drafts: DraftRows, nodes: readonly DocumentNode[]) {
  const isWritten = new Set(drafts.map(({ node }) => node));
  const whole = isWritten.has("") ? [{ id: "", kind: "document", number: "" }] : [];
  return [
    ...whole,
    ...nodes.filter(({ id }) => isWritten.has(id)).map(({ id, kind, number }) => ({ id, kind, number })),
  ];
}

function draftAt(drafts: DraftRows, id: string) {
  const draft = drafts.find(({ node }) => node === id);
  return draft?.fields ? { fields: draft.fields, savedAt: new Date(draft.since) } : null;
}

/** The node asked for, or with "" the whole document, with its comments and how many of each country are held back; null where there is no such node. */
export function chosenOf(
  id: string,
  nodes: readonly DocumentNode[],
  { rows, listed, counts, drafts }: Found,
) {
  const node = nodes.find((one) => one.id === id);
  if (!node && id !== "") return null;
  const kind = node?.kind ?? "document";
  const passages = (rows.find((row) => row.id === id)?.texts ?? []).map((text) => readPassage(text, kind));
  const held = counts.flatMap(({ nodeId, isOpen, country, count }) =>
    (nodeId ?? "") === id && !isOpen && country !== null ? [{ country, count }] : [],
  );
  return {
    ...{ id, kind, number: node?.number ?? "" },
    /** What its text says in every language it has; of a section nothing is quoted. */
    passages: kind === "section" ? [] : passages.map(({ lang, text }) => ({ lang, text })),
    comments: listed.map((one) => ({ ...one, ...quotedOf(one, passages) })),
    /** What one was writing here. */
    draft: draftAt(drafts, id),
    held: held.sort((one, other) => (one.country < other.country ? -1 : 1)),
  };
}

/** The language of what a comment is about, and for an amendment its words as they are and as they should be. */
function quotedOf({ quote, proposed, passageLang }: CommentRow, texts: readonly Passage[]) {
  if (quote === null && proposed === null) return { quoteLang: null, change: null };
  const passage = findPassage(texts, quote ?? "", passageLang ?? undefined);
  const change = proposed === null || !passage ? null : wordChanges(passage.text, proposed, passage.lang);
  return { quoteLang: passage?.lang ?? null, change };
}

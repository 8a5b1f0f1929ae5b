import { text } from "#app/features/access/text.ts";
import { commentTypes } from "../comments/comment-types.ts";
import { refusalOf, type CommentState } from "../comments/deeds.ts";
import { dispositions } from "../matrix/dispositions.ts";
import type { Mark } from "../matrix/table-facts.ts";
import { commentLimit } from "../schema.ts";
import type { Column, FileRow } from "./file-rows.ts";
import { refused, type AnswerOf, type Change, type Outcome, type Rewording, type Why } from "./outcomes.ts";

/** What the columns that can be filled in say of a row, choices by their keys. */
export type Said = Readonly<Record<(typeof compared)[number], string>>;

/** The columns that answer, those of the comment's own words, and all that are compared; other columns follow from them. */
const answering = ["response", "disposition", "resulting"] as const;
const wording = ["type", "proposed", "reason"] as const;
const compared = [...answering, ...wording, "quote"] as const;

/** A row of the matrix as it stands. */
export interface StandingRow {
  readonly mark: Mark;
  readonly says: Said;
  /** What it said at the revisions that the file has seen, as far as they are kept. */
  readonly said: Partial<Said>;
  readonly lang: string;
  /** Language of its answer; null without one. */
  readonly answerLang: string | null;
  /** Permanent id of the paragraph that came of it; null for none. */
  readonly resultingNode: string | null;
  /** Whether it proposes another wording of its passage. */
  readonly isAmendment: boolean;
  readonly state: CommentState;
  /** Whether it is a comment of the office that brings the file. */
  readonly isOwn: boolean;
}

interface Deciding {
  readonly mayAnswer: boolean;
  /** Language (BCP 47) of what is answered first. */
  readonly lang: string;
  /** The permanent id of a section or paragraph by its number or id; null where there is none. */
  readonly nodeOf: (number: string) => string | null;
}

/**
 * What becomes of a row of the file that has an id. What it says as the matrix does, or as the matrix did when the file was
 * written, is no change; a change of what somebody else has changed meanwhile is refused, and so is a change of what is not
 * the bringer's to change.
 */
export function decideRow(row: FileRow, standing: StandingRow | undefined, deciding: Deciding): Outcome {
  if (!standing) return refused("unknownRow");
  const isStale = (column: Column) =>
    isAnswering(column)
      ? row.mark?.answer !== standing.mark.answer
      : row.mark?.comment !== standing.mark.comment;
  const changes = compared.flatMap((column): Change[] => {
    const [before, after] = [standing.says[column], row.cells[column]];
    if (after === undefined || isSame(after, before)) return [];
    return isStale(column) && isSame(after, standing.said[column]) ? [] : [{ column, before, after }];
  });
  const mayChange = (column: Column) => (isAnswering(column) ? deciding.mayAnswer : standing.isOwn);
  const own = changes.filter(({ column }) => mayChange(column));
  // What others write may have changed since: only what still stands as it was seen was changed by the bringer.
  const strange = changes.find(({ column }) => !mayChange(column) && !isStale(column));
  if (strange) return refused("notYours", strange.column);
  if (own.length === 0) return { kind: "unchanged" };
  if (row.mark === null) return refused("noMark");
  const conflicts = own.filter(({ column }) => isStale(column));
  if (conflicts.length > 0) return refused("changedMeanwhile", null, conflicts);
  return decideChange(standing, own, deciding);
}

/** Spreadsheets have no tabs within a cell and lose them: that is nobody's change. */
const isSame = (given: string, known = "\ufffd") => given.replaceAll("\t", "") === known.replaceAll("\t", "");

const isAnswering = (column: Column) => (answering as readonly Column[]).includes(column);

function decideChange(standing: StandingRow, changes: readonly Change[], deciding: Deciding): Outcome {
  const wrong = changes.flatMap(({ column, after }) => wrongOf(column, after))[0];
  if (wrong) return refused(wrong.why, wrong.column);
  const says: Said = {
    ...standing.says,
    ...Object.fromEntries(changes.map((one) => [one.column, one.after])),
  };
  const answers = changes.some(({ column }) => isAnswering(column));
  const words = changes.some(({ column }) => !isAnswering(column));
  const answer = answers ? answerOf(says, standing, deciding) : null;
  if (typeof answer === "string")
    return refused(answer, answer === "responseNeeded" ? "response" : "resulting");
  const comment = words ? rewordingOf(says, standing) : null;
  if (typeof comment === "string") return refused(comment);
  return { kind: "changed", changes, answer, comment };
}

/** What is wrong with the words of a cell by themselves. */
function wrongOf(column: Column, given: string): { why: Why; column: Column }[] {
  const isChoice = (keys: readonly string[]) => keys.includes(given);
  if (column === "quote") return [{ why: "notChanged", column }];
  if (column === "type") return isChoice(commentTypes) ? [] : [{ why: "unknownType", column }];
  if (column === "disposition")
    return given === "" || isChoice(dispositions) ? [] : [{ why: "unknownDisposition", column }];
  const why = wrongText(given, { optional: column !== "reason" });
  return why === null ? [] : [{ why, column }];
}

/** Why a text cannot be kept, as a form would say. */
export function wrongText(given: string, { optional }: { readonly optional: boolean }): Why | null {
  const result = text({ max: commentLimit, optional }).safeParse(given);
  return result.success ? null : ((result.error.issues[0]?.message ?? "badCharacters") as Why);
}

function answerOf(says: Said, standing: StandingRow, { lang, nodeOf }: Deciding): AnswerOf | Why {
  const disposition = dispositions.find((key) => key === says.disposition) ?? null;
  if (disposition === "not-accepted" && says.response === "") return "responseNeeded";
  const isMoved = says.resulting !== standing.says.resulting;
  const resultingNode = isMoved ? nodeOf(says.resulting) : standing.resultingNode;
  if (says.resulting !== "" && resultingNode === null) return "unknownParagraph";
  const keptLang = standing.says.response === "" ? null : standing.answerLang;
  return { response: says.response, lang: keptLang ?? lang, disposition, resultingNode };
}

function rewordingOf(says: Said, standing: StandingRow): Rewording | Why {
  const over = refusalOf("edit", standing.state);
  if (over) return over;
  if (!standing.isAmendment && says.proposed !== "") return "noProposal";
  if (standing.isAmendment && says.proposed === "") return "required";
  const type = commentTypes.find((key) => key === says.type) ?? "substantive";
  return {
    ...{ type, lang: standing.lang, body: says.reason, revision: standing.mark.comment },
    proposed: standing.isAmendment ? says.proposed : undefined,
  };
}

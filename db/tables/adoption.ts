import type { ColumnType, Generated } from "kysely";
import type { Json, Stamp, Touched } from "./columns.ts";

/** Countries' positions, the comment matrix, and the way of a version to its adoption. */
export interface AdoptionTables extends PositionTables, MatrixTables {
  tablings: { versionId: string; mandateId: string; at: Stamp };
  procedures: {
    id: Generated<string>;
    versionId: string;
    way: string;
    openedBy: string;
    openedAt: Stamp;
    expiresAt: Date | null;
    shortReason: string | null;
    meetingSlug: string | null;
    follows: string | null;
    outcome: string | null;
    decidedAt: Date | null;
    decidedBy: string | null;
    nextStep: string | null;
    nextStepText: string | null;
    nextStepBy: string | null;
    nextStepAt: Date | null;
  };
  procedureWords: {
    id: string;
    procedureId: string;
    countryCode: string;
    word: string;
    statement: string | null;
    lang: string | null;
    proposed: string | null;
    nodeId: string | null;
    mandateId: string;
    officeId: string;
    at: Stamp;
  };
  procedureReminders: { procedureId: string; days: number; at: Stamp };
  adoptionRecords: {
    versionId: string;
    procedureId: string;
    adoptedAt: Date;
    content: Json<object>;
    sha256: string;
  };
  adoptionNotings: { versionId: string; notedOn: string; occasion: string; mandateId: string; at: Stamp };
  corrigenda: {
    versionId: string;
    number: number;
    nodeId: string | null;
    lang: string;
    text: string;
    reason: string;
    mandateId: string;
    at: Stamp;
  };
}

interface PositionTables {
  commentSources: { commentId: string; sourceId: string };
  positionDecisions: {
    commentId: string;
    decision: string;
    intoId: string | null;
    reason: string | null;
    lang: string | null;
    mandateId: string;
    at: Touched;
  };
  positionReminders: { periodId: string; days: number; at: Stamp };
  positionSubmissions: {
    periodId: string;
    countryCode: string;
    number: number;
    mandateId: string;
    at: Stamp;
    comments: Json<readonly string[]>;
    statement: string | null;
    withdrawnBy: string | null;
    withdrawnAt: Date | null;
  };
}

interface MatrixTables {
  matrixAnswers: {
    commentId: string;
    response: string;
    lang: string;
    disposition: string | null;
    resultingNodeId: string | null;
    revision: Generated<number>;
    mandateId: string;
    at: Touched;
    publishedRevision: number | null;
    publishedAt: Date | null;
  };
  matrixAnswerRevisions: {
    commentId: string;
    revision: number;
    response: string;
    lang: string;
    disposition: string | null;
    resultingNodeId: string | null;
    mandateId: string;
    at: Date;
  };
  matrixViews: {
    officeId: string;
    documentSlug: string;
    name: string;
    filter: Json<Record<string, string>>;
    mandateId: string;
    at: Touched;
  };
  matrixImports: {
    id: Generated<string>;
    versionId: string;
    mandateId: string;
    lang: Generated<string>;
    file: string;
    name: string;
    state: Generated<string>;
    unchanged: Generated<number>;
    rows: ColumnType<readonly object[], string, string>;
    createdAt: Stamp;
  };
}

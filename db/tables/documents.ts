import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Json, Stamp, Touched } from "./columns.ts";

/** Concept documents, their versions and drafts, and the comments on them. */
export interface DocumentTables extends VersionTables, CommentTables {
  documents: {
    slug: string;
    authoritativeLang: string;
    isIllustrative: Generated<boolean>;
    createdAt: Stamp;
  };
  documentNodes: { id: string; documentSlug: string; kind: string };
  documentReads: { personId: string; documentSlug: string; number: number; readAt: Stamp };
  documentImports: {
    id: Generated<string>;
    documentSlug: string;
    mandateId: string;
    lang: string;
    file: string;
    name: string;
    acceptsChanges: Generated<boolean>;
    state: Generated<string>;
    progress: Generated<number>;
    refusal: ColumnType<object | null, string | undefined, string | null>;
    content: ColumnType<object | null, string | undefined, string | null>;
    createdAt: Stamp;
  };
}

interface VersionTables {
  documentVersions: {
    id: Generated<string>;
    documentSlug: string;
    number: number;
    publishedAt: Date | null;
    createdAt: Stamp;
    createdBy: string | null;
    publishedBy: string | null;
    reason: string | null;
  };
  documentTitles: { versionId: string; lang: string; title: string; label: string | null };
  versionNodes: { versionId: string; nodeId: string; parentId: string | null; position: number };
  versionTexts: {
    versionId: string;
    nodeId: string;
    lang: string;
    text: string;
    revision: Generated<number>;
    mandateId: string | null;
    changedAt: Touched;
  };
  removedNodes: {
    versionId: string;
    nodeId: string;
    parentId: string | null;
    position: number;
    mandateId: string;
    removedAt: Stamp;
  };
  textRevisions: {
    id: GeneratedAlways<number>;
    versionId: string;
    nodeId: string;
    lang: string;
    revision: number;
    text: string;
    mandateId: string | null;
    changedAt: Date;
    replacedBy: string | null;
    replacedAt: Stamp;
  };
  textEditors: { versionId: string; nodeId: string; lang: string; mandateId: string; seenAt: Touched };
  textOrigins: {
    versionId: string;
    nodeId: string;
    commentId: string;
    mandateId: string;
    at: Stamp;
    putLang: string | null;
    putRevision: number | null;
    answerRevision: number | null;
  };
}

interface CommentTables extends ThreadTables {
  commentPeriods: {
    id: Generated<string>;
    versionId: string;
    opensAt: Date;
    closesAt: Date;
    publishesDirectly: boolean;
    isOpeningAnnounced: Generated<boolean>;
    isClosingAnnounced: Generated<boolean>;
    takes: Generated<string[]>;
    openedBy: string | null;
    submitsUntil: Date | null;
    isDueAnnounced: Generated<boolean>;
  };
  periodReminders: { periodId: string; days: number; at: Stamp };
  periodChanges: {
    id: GeneratedAlways<number>;
    periodId: string;
    closedAt: Date;
    closesAt: Date;
    submittedUntil: Date | null;
    submitsUntil: Date | null;
    reason: string;
    mandateId: string;
    at: Stamp;
  };
  periodClosures: { periodId: string; countryCode: string; mandateId: string; at: Stamp };
  comments: {
    id: string;
    periodId: string;
    versionId: string;
    nodeId: string | null;
    mandateId: string | null;
    officeId: string | null;
    authorName: string | null;
    countryCode: string | null;
    citySlug: string | null;
    type: string;
    lang: string;
    body: string;
    quote: string | null;
    beforeQuote: string | null;
    afterQuote: string | null;
    proposed: string | null;
    passageLang: string | null;
    createdAt: Stamp;
    submittedAt: Date | null;
    revision: Generated<number>;
    editedAt: Date | null;
    editedBy: string | null;
    withdrawnAt: Date | null;
    withdrawnBy: string | null;
    isPosition: Generated<boolean>;
    sourceMessageKey: number | null;
  };
  commentRevisions: {
    commentId: string;
    revision: number;
    type: string;
    lang: string;
    body: string;
    proposed: string | null;
    mandateId: string | null;
    at: Date;
  };
  commentDecisions: {
    commentId: string;
    isReleased: boolean;
    reason: string | null;
    mandateId: string;
    at: Stamp;
  };
  commentPlaces: {
    commentId: string;
    versionId: string;
    state: string;
    nodeId: string | null;
    quote: string | null;
    passageLang: string | null;
    suggestedNodeId: string | null;
    suggestedQuote: string | null;
    suggestedAt: Date | null;
    decidedBy: string | null;
    decidedAt: Date | null;
  };
}

interface ThreadTables {
  commentReplies: {
    id: string;
    commentId: string;
    mandateId: string;
    lang: string;
    body: string;
    createdAt: Stamp;
    revision: Generated<number>;
    editedAt: Date | null;
    editedBy: string | null;
    withdrawnAt: Date | null;
    withdrawnBy: string | null;
  };
  replyRevisions: {
    replyId: string;
    revision: number;
    lang: string;
    body: string;
    mandateId: string;
    at: Date;
  };
  commentSupports: { commentId: string; officeId: string; mandateId: string; at: Stamp };
  commentMentions: { commentId: string; replyId: string | null; officeId: string };
  commentDrafts: {
    mandateId: string;
    versionId: string;
    nodeId: string;
    fields: Json<Record<string, string>>;
    savedAt: Touched;
  };
  files: {
    id: Generated<string>;
    hash: string;
    name: string;
    description: string | null;
    mediaType: string;
    bytes: number;
    mandateId: string;
    createdAt: Stamp;
  };
  commentFiles: { commentId: string; fileId: string };
  filePreviews: { fileId: string; hash: string; bytes: number; width: number; height: number };
}

import { useState } from "react";
import type { FormReply } from "#app/http/form.ts";
import type { ShownDocument } from "../shown.ts";
import { AmendmentForm } from "./amendment-form.tsx";
import { CommentForm } from "./comment-form.tsx";
import { CommentsPanel } from "./comments-panel.tsx";
import { DocumentHead } from "./document-head.tsx";
import { DocumentText } from "./document-text.tsx";
import { useDocumentChanges } from "./use-document-changes.ts";

interface DocumentPageProps {
  readonly page: ShownDocument;
  /** What a refused comment goes back with. */
  readonly reply: FormReply | undefined;
}

/** A version of a document: its head, its text, and the comments of the chosen paragraph; comments of others appear by themselves. */
export function DocumentPage({ page, reply }: DocumentPageProps) {
  // Kept: loading the data again, as others' comments come in, would forget what was refused and why.
  const [refused] = useState(reply);
  const isAmendment = refused !== undefined && "proposed" in refused.values;
  useDocumentChanges(page.slug, page.seesComments);
  return (
    <div className="wrap page">
      <DocumentHead page={page} />
      <DocumentText page={page}>
        <CommentsPanel page={page}>
          <CommentForm page={page} reply={isAmendment ? undefined : refused} />
          <AmendmentForm page={page} reply={isAmendment ? refused : undefined} />
        </CommentsPanel>
      </DocumentText>
    </div>
  );
}

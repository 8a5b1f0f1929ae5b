import { useState } from "react";
import type { FormReply } from "#app/http/form.ts";
import type { ShownDocument } from "../shown.ts";
import { AmendmentForm } from "../comments/components/amendment-form.tsx";
import { CommentForm } from "../comments/components/comment-form.tsx";
import { CommentsPanel } from "../comments/components/comments-panel.tsx";
import { DocumentHead } from "./document-head.tsx";
import { DocumentText } from "../reading/components/document-text.tsx";
import { useDocumentChanges } from "./use-document-changes.ts";

interface DocumentPageProps {
  readonly page: ShownDocument;
  /** Whether an amendment is being written, not a comment. */
  readonly isAmending: boolean;
  /** What a refused comment goes back with. */
  readonly reply: FormReply | undefined;
}

/** A version of a document: its head, its text, and the comments of the chosen paragraph; comments of others appear by themselves. */
export function DocumentPage({ page, isAmending, reply }: DocumentPageProps) {
  // Kept: loading the data again, as others' comments come in, would forget what was refused and why.
  const [refused] = useState(reply);
  const Form = isAmending || (refused && "proposed" in refused.values) ? AmendmentForm : CommentForm;
  useDocumentChanges(page.slug, page.seesComments);
  return (
    <div className="wrap page">
      <DocumentHead page={page} />
      <DocumentText page={page}>
        <CommentsPanel page={page}>
          <Form page={page} reply={refused} />
        </CommentsPanel>
      </DocumentText>
    </div>
  );
}

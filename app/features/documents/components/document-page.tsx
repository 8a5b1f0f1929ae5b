import { useState } from "react";
import { typed, type FormReply } from "#app/http/form.ts";
import type { ShownDocument } from "../shown.ts";
import type { OpenForm } from "../comments/open-form.ts";
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
  /** The form at a comment that the address opens. */
  readonly opened: OpenForm | null;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** A version of a document: its head, its text, and the comments of the chosen paragraph; comments of others appear by themselves. */
export function DocumentPage({ page, isAmending, opened, reply }: DocumentPageProps) {
  // Kept: loading the data again, as others' comments come in, would forget what was refused and why.
  const [refusedForm] = useState(reply);
  const isOfThread = typed(refusedForm, "deed") !== "";
  const refused = isOfThread ? undefined : refusedForm;
  const Form = isAmending || (refused && "proposed" in refused.values) ? AmendmentForm : CommentForm;
  useDocumentChanges(page.slug, page.seesComments);
  return (
    <div className="wrap page">
      <DocumentHead page={page} />
      <DocumentText page={page}>
        <CommentsPanel page={page} opened={opened} refused={isOfThread ? refusedForm : undefined}>
          <Form page={page} reply={refused} />
        </CommentsPanel>
      </DocumentText>
    </div>
  );
}

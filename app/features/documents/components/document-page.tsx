import type { Mandate } from "#app/features/access/actor.ts";
import type { FormReply } from "#app/http/form.ts";
import type { DocumentPage as Page } from "../pages.server.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentsPanel } from "./comments-panel.tsx";
import { DocumentHead } from "./document-head.tsx";
import { DocumentText } from "./document-text.tsx";
import { useDocumentChanges } from "./use-document-changes.ts";

interface DocumentPageProps {
  readonly page: Page;
  readonly mandate: Mandate | null;
  /** What a refused comment goes back with. */
  readonly reply: FormReply | undefined;
}

/** A version of a document: its head, its text, and the comments of the chosen paragraph; comments of others appear by themselves. */
export function DocumentPage({ page, mandate, reply }: DocumentPageProps) {
  useDocumentChanges(page.slug, page.seesComments);
  return (
    <div className="wrap">
      <DocumentHead page={page} />
      <DocumentText page={page}>
        <CommentsPanel page={page}>
          <CommentForm page={page} mandate={mandate} reply={reply} />
        </CommentsPanel>
      </DocumentText>
    </div>
  );
}

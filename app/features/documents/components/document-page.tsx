import { useState } from "react";
import { typed, type FormReply } from "#app/http/form.ts";
import type { OpenForm } from "../comments/open-form.ts";
import { CommentsPanel } from "../comments/components/comments-panel.tsx";
import { PublicCommentForm } from "../periods/components/public-comment-form.tsx";
import { DocumentText } from "../reading/components/document-text.tsx";
import { PassageBar } from "../reading/components/passage-bar.tsx";
import { Unfinished } from "../reading/components/unfinished.tsx";
import { useOpened } from "../reading/components/use-opened.ts";
import { Writing } from "../reading/components/writing.tsx";
import type { ShownDocument } from "../shown.ts";
import { DocumentHead } from "./document-head.tsx";
import { useDocumentChanges } from "./use-document-changes.ts";

interface DocumentPageProps {
  readonly page: ShownDocument;
  /** The language in which an amendment was asked for; "" for a comment, null for what was begun. */
  readonly amend: string | null;
  /** The form at a comment that the address opens. */
  readonly opened: OpenForm | null;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** A version of a document: its head, its text, and the comments of the chosen place; comments of others appear by themselves. */
export function DocumentPage({ page, amend, opened, reply }: DocumentPageProps) {
  // Kept: loading the data again, as others' comments come in, would forget what was refused and why.
  const [refusedForm] = useState(reply);
  const isOfThread = typed(refusedForm, "deed") !== "";
  const refused = isOfThread ? undefined : refusedForm;
  const { chosen } = page;
  const isRefusedHere = chosen !== null && refused !== undefined && typed(refused, "paragraph") === chosen.id;
  useDocumentChanges(page.slug, page.seesComments);
  useOpened(chosen?.id ?? null);
  return (
    <div className="wrap page">
      <DocumentHead page={page} />
      <Unfinished page={page} />
      <DocumentText page={page}>
        <CommentsPanel page={page} opened={opened} refused={isOfThread ? refusedForm : undefined}>
          {page.isPublic && <PublicCommentForm page={page} reply={refused} />}
          {chosen && !page.isPublic && (page.mayComment || isRefusedHere || chosen.draft) && (
            <Writing
              key={chosen.id}
              {...{ page, chosen, amend }}
              reply={isRefusedHere ? refused : undefined}
            />
          )}
        </CommentsPanel>
      </DocumentText>
      {page.mayComment && !page.isPublic && <PassageBar page={page} />}
    </div>
  );
}

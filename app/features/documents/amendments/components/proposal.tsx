import { Button } from "#app/components/button.tsx";
import { Change } from "#app/features/documents/comments/components/change.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownProposal } from "../shown-amendments.ts";

interface ProposalProps {
  readonly proposal: ShownProposal;
  /** Id of the comment, and the paragraph that is open with the revision of its text. */
  readonly comment: string;
  readonly paragraph: string;
  readonly revision: number;
}

/** What an amendment would change in the open paragraph, and the buttons that put it in or take it out again. */
export function Proposal({ proposal, comment, paragraph, revision }: ProposalProps) {
  const t = useTexts("amendments");
  const { change, lang, isOfDraft, canPut, canTakeBack } = proposal;
  return (
    <>
      <p className="small soft">{t(isOfDraft ? "wouldBe" : "proposes")}</p>
      <p className="draft-words draft-proposed" lang={lang}>
        <Change change={change} />
      </p>
      {(canPut || canTakeBack) && (
        <form method="post" className="actions">
          <input type="hidden" name="comment" value={comment} />
          <input type="hidden" name="paragraph" value={paragraph} />
          {canPut && <input type="hidden" name="revision" value={revision} />}
          <Button name="deed" value={canPut ? "putIn" : "takeBack"} kind={canPut ? "primary" : "quiet"}>
            {t(canPut ? "put" : "takeBack")}
          </Button>
        </form>
      )}
    </>
  );
}

import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { isAccepting } from "#app/features/documents/amendments/accepting.ts";
import { draftAddress } from "#app/features/documents/drafts/components/draft-address.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownMatrix, ShownMatrixRow } from "../shown-matrix.ts";

interface PuttingInProps {
  readonly page: ShownMatrix;
  readonly row: ShownMatrixRow;
}

/** Puts an accepted amendment into the draft by one click, or leads to where it is there already. */
export function PuttingIn({ page, row }: PuttingInProps) {
  const t = useTexts("amendments");
  const { lang } = usePageTexts();
  const [, paragraph] = page.drafted.find(([id]) => id === row.id) ?? [];
  if (paragraph !== undefined)
    return (
      <p className="matrix-put">
        <a className="matrix-link" href={draftAddress(lang, { slug: page.slug, at: paragraph })}>
          {t("inDraft")}
          <VisuallyHidden> {row.code}</VisuallyHidden>
        </a>
      </p>
    );
  const isAccepted = row.proposed !== null && isAccepting(row.answer?.disposition ?? null);
  if (!page.mayPutIn || !isAccepted) return null;
  return (
    <p className="matrix-put">
      <button className="button button-quiet" form="put-in" name="comment" value={row.id}>
        {t("toDraft")}
        <VisuallyHidden> {row.code}</VisuallyHidden>
      </button>
    </p>
  );
}

/** The form of those buttons: they stand within the one that ticks rows. */
export function PutInForm() {
  return (
    <form method="post" id="put-in">
      <input type="hidden" name="deed" value="put-in" />
    </form>
  );
}

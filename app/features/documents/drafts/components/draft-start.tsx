import { Button, ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { DraftTrail } from "./draft-trail.tsx";

interface DraftStartProps {
  readonly slug: string;
  /** The document's, in the reader's language where it has it. */
  readonly title: string;
  readonly lang: string;
  /** The number of the version that would be drafted. */
  readonly next: number;
}

/** A document without a draft: the way to begin one. */
export function DraftStart({ slug, title, lang, next }: DraftStartProps) {
  const t = useTexts("drafts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead
        title={t("newDraft")}
        breadcrumb={<DraftTrail slug={slug} of={{ title, lang }} />}
        lead={t("startLead", { number: next })}
      />
      <form method="post" className="section">
        <p className="actions">
          <Button name="deed" value="start">
            {t("start")}
          </Button>
          <ButtonLink kind="quiet" href={paths.documentImports(slug)}>
            {t("import")}
          </ButtonLink>
        </p>
      </form>
    </div>
  );
}

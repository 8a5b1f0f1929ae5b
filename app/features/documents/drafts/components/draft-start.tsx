import { Button, ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Breadcrumb } from "#app/components/breadcrumb.tsx";

interface DraftStartProps {
  readonly slug: string;
  /** The number of the version that would be drafted. */
  readonly next: number;
}

/** A document without a draft: the way to begin one. */
export function DraftStart({ slug, next }: DraftStartProps) {
  const t = useTexts("drafts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead
        title={t("newDraft")}
        breadcrumb={
          <Breadcrumb
            label={t.plain("documents")}
            crumbs={[
              { key: "documents", label: t("documents"), href: paths.documents },
              { key: "document", label: slug, href: paths.document(slug) },
              { key: "page", label: t("draft") },
            ]}
          />
        }
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

import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownImport } from "../shown-import.ts";
import { Preview } from "./preview.tsx";

interface ImportPageProps {
  readonly page: ShownImport;
  readonly reply: FormReply | undefined;
}

/** How often a page that waits looks again, in milliseconds. */
const interval = 700;

/** A file on its way into the draft: how far its reading is, why it is refused, or what would be taken. */
export function ImportPage({ page, reply }: ImportPageProps) {
  const t = useTexts("imports");
  const paths = pathsOf(usePageTexts().lang);
  const href = paths.documentImports(page.slug);
  const sending = { key: "imports", href, label: t("title") };
  return (
    <div className="wrap page">
      <PageHead
        title={<bdi>{page.name}</bdi>}
        breadcrumb={<Trail title={<bdi>{page.name}</bdi>} document={sending} />}
        lead={t(`state.${page.state}`)}
      />
      {(page.state === "waiting" || page.state === "reading") && <Progress page={page} />}
      {page.state === "refused" && <Refused page={page} />}
      {page.preview && <Preview page={page} preview={page.preview} reply={reply} />}
      {page.state === "taken" && (
        <p>
          <ButtonLink href={paths.documentDraft(page.slug)}>{t("toDraft")}</ButtonLink>
        </p>
      )}
    </div>
  );
}

/** With JavaScript it goes on by itself; without, by the link. */
function Progress({ page }: Pick<ImportPageProps, "page">) {
  const t = useTexts("imports");
  const { lang } = usePageTexts();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, interval);
    return () => {
      clearInterval(timer);
    };
  }, [revalidate]);
  return (
    <div className="stack">
      <label className="stack" htmlFor="progress">
        <span>{t("progress")}</span>
        <progress className="import-progress" id="progress" max={1} value={page.progress} />
      </label>
      <p>
        <ButtonLink kind="quiet" href={pathsOf(lang).documentImport(page.slug, page.id)}>
          {t("lookAgain")}
        </ButtonLink>
      </p>
    </div>
  );
}

function Refused({ page }: Pick<ImportPageProps, "page">) {
  const t = useTexts("imports");
  const errors = useRefusals();
  const { lang } = usePageTexts();
  const { key = "unexpected", values = {} } = page.refusal ?? {};
  const again = pathsOf(lang).documentImports(page.slug);
  return (
    <div className="stack">
      <Note isWarning>
        <p>{errors(key, values)}</p>
      </Note>
      {key === "importTracked" ? (
        <form method="post" className="actions">
          <Button name="deed" value="accept">
            {t("acceptAll")}
          </Button>
          <ButtonLink kind="quiet" href={again}>
            {t("stop")}
          </ButtonLink>
        </form>
      ) : (
        <p>
          <ButtonLink href={again}>{t("otherFile")}</ButtonLink>
        </p>
      )}
    </div>
  );
}

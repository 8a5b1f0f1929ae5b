import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { ClosingSection } from "./closing-section.tsx";
import { DownloadSection, type Download } from "./download-section.tsx";

interface DataPageProps {
  /** The menu of one's account. */
  readonly tabs: ReactNode;
  readonly download: Download | null;
  /** When the account will be erased, where its closing was asked for. */
  readonly closesAt: Date | null;
  readonly reply: FormReply | undefined;
}

/** What the portal keeps of the reader: to take along, or to have erased. */
export function DataPage({ tabs, download, closesAt, reply }: DataPageProps) {
  const t = useTexts("personal-data");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")}>
        <p>
          <a href={paths.privacy}>{t("privacyLink")}</a>
        </p>
      </PageHead>
      {tabs}
      <FormErrors reply={reply} labels={{ password: t("closing.password") }} />
      <DownloadSection download={download} />
      <ClosingSection closesAt={closesAt} reply={reply} />
    </div>
  );
}

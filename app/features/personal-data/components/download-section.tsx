import type { ReactNode } from "react";
import { Button, ButtonLink } from "#app/components/button.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

export interface Download {
  readonly askedAt: Date;
  /** Until when the file may be fetched; null while it is being prepared. */
  readonly expiresAt: Date | null;
}

/** Asking for everything the portal keeps of the reader, and fetching it. */
export function DownloadSection({ download }: { readonly download: Download | null }) {
  const t = useTexts("personal-data");
  return (
    <section className="stack" aria-labelledby="download">
      <h2 id="download">{t("download.title")}</h2>
      <p>{t("download.text")}</p>
      {download?.expiresAt && <Ready until={download.expiresAt} />}
      {download && !download.expiresAt && <Waiting askedAt={download.askedAt} />}
      {!download && <Ask label={t("download.ask")} />}
    </section>
  );
}

function Ask({
  label,
  kind = "primary",
}: {
  readonly label: ReactNode;
  readonly kind?: "primary" | "quiet";
}) {
  return (
    <form method="post">
      <Button kind={kind} name="deed" value="ask">
        {label}
      </Button>
    </form>
  );
}

function Waiting({ askedAt }: { readonly askedAt: Date }) {
  const t = useTexts("personal-data");
  const paths = pathsOf(usePageTexts().lang);
  const formats = useFormatsIn(t, "download.waiting");
  return (
    <>
      <p role="status">{t("download.waiting", { at: formats.dateTime(askedAt) })}</p>
      <p>
        <a href={paths.accountData}>{t("download.look")}</a>
      </p>
    </>
  );
}

function Ready({ until }: { readonly until: Date }) {
  const t = useTexts("personal-data");
  const paths = pathsOf(usePageTexts().lang);
  const formats = useFormatsIn(t, "download.ready");
  return (
    <>
      <p>{t("download.ready", { until: formats.dateTime(until) })}</p>
      <div className="actions">
        <ButtonLink href={paths.accountDataFile}>{t("download.fetch")}</ButtonLink>
        <Ask kind="quiet" label={t("download.again")} />
      </div>
    </>
  );
}

import { Button } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { RoomLetterKind } from "../choices.ts";

interface StopPageProps {
  readonly kind: RoomLetterKind;
  readonly isStopped: boolean;
}

/** The page of a letter's link: a button, so that a program which only looks at links stops nothing. */
export function StopPage({ kind, isStopped }: StopPageProps) {
  const t = useTexts("letters");
  const { accountLetters } = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead
        title={t(isStopped ? `stopped.${kind}` : `stop.${kind}`)}
        lead={t(isStopped ? "stoppedLead" : `stopLead.${kind}`)}
      />
      {!isStopped && (
        <form method="post">
          <Button>{t("stopNow")}</Button>
        </form>
      )}
      <p className="pt-3">
        <a href={accountLetters}>{t("toChoices")}</a>
      </p>
    </div>
  );
}

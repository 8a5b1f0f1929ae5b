import { ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

interface SecondFactorNoticeProps {
  readonly by: Date;
  /** Whether the date has passed: the mandate then rests. */
  readonly rests: boolean;
}

/** On every page of someone whose mandate asks for a second factor that is not there: until when, and where to set one up. */
export function SecondFactorNotice({ by, rests }: SecondFactorNoticeProps) {
  const t = useTexts("accounts");
  const formats = useFormatsIn(t, "factorDue");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap pt-3">
      <Note isNotice isWarning={rests}>
        <p>{rests ? t("factorOverdue") : t("factorDue", { date: formats.dateTime(by) })}</p>
        <p className="pt-3">
          <ButtonLink kind="quiet" href={`${paths.accountSecurity}#second-factor`}>
            {t("security.setUp")}
          </ButtonLink>
        </p>
      </Note>
    </div>
  );
}

import { Button, ButtonLink } from "#app/components/button.tsx";
import { TextField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { PositionPageProps } from "./position-page-props.ts";

/** Whether the position is submitted; for the National Representative the way to submit it or take it back. */
export function Submitting({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const paths = pathsOf(usePageTexts().lang);
  const { submitted, can, isRunning } = page;
  return (
    <section aria-labelledby="submitting-title" className="place-group">
      <h2 id="submitting-title">{submitted ? t("submitted") : t("notSubmitted")}</h2>
      {submitted && (
        <p>
          <Saying said={submitted.when} /> · {t("with", { count: submitted.comments })}
        </p>
      )}
      {submitted?.statement && (
        <blockquote className="place-text" dir="auto">
          {submitted.statement}
        </blockquote>
      )}
      {!submitted && !can.prepare && <p>{t(isRunning ? "notYetForCities" : "neverForCities")}</p>}
      {can.prepare && isRunning && <Steps page={page} reply={reply} />}
      {can.prepare && (
        <p>
          <ButtonLink kind="quiet" href={paths.matrixImports(page.slug, page.number)}>
            {t("bringBack")}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Steps({ page, reply }: PositionPageProps) {
  const t = useTexts("positions");
  const waiting = page.undecided.length;
  if (!page.can.submit) return <Note>{t("alternate")}</Note>;
  if (page.submitted)
    return (
      <form method="post">
        <p>{t("withdrawHint")}</p>
        <Button name="deed" value="withdraw" kind="quiet">
          {t("withdraw")}
        </Button>
      </form>
    );
  if (waiting > 0) return <p>{t("waiting", { count: waiting })}</p>;
  return <SubmitForm reply={reply} />;
}

function SubmitForm({ reply }: Pick<PositionPageProps, "reply">) {
  const t = useTexts("positions");
  const errorOf = useFieldError(reply);
  return (
    <form method="post" className="form">
      <TextField
        name="statement"
        rows={3}
        label={t("statement")}
        hint={t("statementHint")}
        defaultValue={typed(reply, "statement")}
        error={errorOf("statement")}
      />
      <Button name="deed" value="submit">
        {t("submit")}
      </Button>
    </form>
  );
}

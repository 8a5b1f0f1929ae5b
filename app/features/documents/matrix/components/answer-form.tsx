import { Button, ButtonLink } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { commentLimit } from "#app/features/documents/schema.ts";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { dispositions } from "../dispositions.ts";
import type { ShownMatrix, ShownMatrixRow } from "../shown-matrix.ts";
import { LongText } from "./long-text.tsx";
import { matrixAddress } from "./matrix-address.ts";

interface AnswerProps {
  readonly page: ShownMatrix;
  readonly reply: FormReply | undefined;
}

/** The answer to one row or the same to many, with what they say; a refused one keeps what was typed. */
export function AnswerForm({ page, reply }: AnswerProps) {
  const t = useTexts("matrix");
  const terms = useTexts("terms");
  const path = pathsOf(usePageTexts().lang).documentMatrix(page.slug);
  const rows = page.rows.filter(({ id }) => page.answering.includes(id));
  const [first] = rows;
  if (!page.mayAnswer || first === undefined) return null;
  const isChanged = reply?.errors.some(({ key }) => key === "answerChanged") ?? false;
  const back = matrixAddress(path, { version: page.number, filter: page.filter, page: page.page });
  return (
    <section className="matrix-answer" id="answer-form" aria-labelledby="answer-title">
      <h2 id="answer-title">
        {rows.length === 1 ? t("answerOne", { code: first.code }) : t("answerMany", { count: rows.length })}
      </h2>
      {rows.length === 1 && <Neighbours page={page} row={first} />}
      {rows.map((row) => (
        <Answered key={row.id} row={row} isMeanwhile={isChanged} />
      ))}
      <form method="post" className="form">
        {rows.map(({ id, revision }) => (
          <input
            key={`${id}:${String(revision)}`}
            type="hidden"
            name="row"
            value={`${id}:${String(revision)}`}
          />
        ))}
        <input type="hidden" name="deed" value="answer" />
        <AnswerFields page={page} reply={reply} row={rows.length === 1 ? first : undefined} />
        <div className="actions">
          <Button>{terms("save")}</Button>
          <ButtonLink kind="quiet" href={`${back}#row-${first.id}`}>
            {terms("cancel")}
          </ButtonLink>
        </div>
      </form>
    </section>
  );
}

/** What a row says, and what stands there as its answer where somebody else has changed it meanwhile. */
function Answered({ row, isMeanwhile }: { readonly row: ShownMatrixRow; readonly isMeanwhile: boolean }) {
  const t = useTexts("matrix");
  return (
    <div className="matrix-answered">
      <p className="small soft">
        {[row.code, row.country, row.body, row.paragraph?.number ?? row.section?.number]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <LongText text={row.reason} lang={row.lang} />
      {row.proposed && <LongText text={row.proposed} lang={row.quoteLang} />}
      {isMeanwhile && row.answer && (
        <Note isWarning>
          <p>
            <strong>{t("meanwhile", { code: row.code })}</strong>{" "}
            {row.answer.disposition && t(`disposition.${row.answer.disposition}`)}
          </p>
          <LongText text={row.answer.response} lang={row.answer.lang} />
        </Note>
      )}
    </div>
  );
}

/** The rows before and after, for a meeting that works through the list. */
function Neighbours({ page, row }: Pick<AnswerProps, "page"> & { readonly row: ShownMatrixRow }) {
  const t = useTexts("matrix");
  const path = pathsOf(usePageTexts().lang).documentMatrix(page.slug);
  const at = page.rows.indexOf(row);
  const [before, after] = [page.rows[at - 1], page.rows[at + 1]];
  const to = ({ id }: ShownMatrixRow) =>
    matrixAddress(path, { version: page.number, filter: page.filter, page: page.page, answer: id });
  return (
    <nav className="actions" aria-label={t.plain("rows")}>
      {before && (
        <ButtonLink kind="quiet" href={to(before)}>
          {t("previousRow", { code: before.code })}
        </ButtonLink>
      )}
      {after && (
        <ButtonLink kind="quiet" href={to(after)}>
          {t("nextRow", { code: after.code })}
        </ButtonLink>
      )}
    </nav>
  );
}

function AnswerFields({ page, reply, row }: AnswerProps & { readonly row: ShownMatrixRow | undefined }) {
  const t = useTexts("matrix");
  const formats = useFormats();
  const { lang } = usePageTexts();
  const errorOf = useFieldError(reply);
  const answer = row?.answer;
  const none = { value: "", label: t.plain("noneYet"), lang: t.lang("noneYet") };
  const from = row ? `${row.id}:${String(row.revision)}` : "many";
  return (
    <div className="form" key={reply ? "refused" : from}>
      <SelectField
        name="disposition"
        id="answer-disposition"
        label={t("column.disposition")}
        defaultValue={typed(reply, "disposition", answer?.disposition ?? "")}
        error={errorOf("disposition")}
        options={[
          none,
          ...dispositions.map((key) => ({
            value: key,
            label: t.plain(`disposition.${key}`),
            lang: t.lang(`disposition.${key}`),
          })),
        ]}
      />
      <TextField
        name="response"
        rows={6}
        label={t("column.response")}
        limit={t("limit", { limit: formats.number(commentLimit) })}
        lang={typed(reply, "lang", answer?.lang ?? lang)}
        defaultValue={typed(reply, "response", answer?.response ?? "")}
        error={errorOf("response")}
      />
      <SelectField
        name="lang"
        label={t("responseLang")}
        defaultValue={typed(reply, "lang", answer?.lang ?? lang)}
        error={errorOf("lang")}
        options={languages.map(({ tag, endonym }) => ({ value: tag, label: endonym, lang: tag }))}
      />
      <SelectField
        name="resulting"
        label={t("column.resulting")}
        hint={page.resultsIn !== null && t("resultingHint", { number: page.resultsIn })}
        defaultValue={typed(reply, "resulting", answer?.resulting?.id ?? "")}
        error={errorOf("resulting")}
        options={[
          { value: "", label: t.plain("noParagraph"), lang: t.lang("noParagraph") },
          ...page.places.map((one) => ({
            value: one.id,
            label: `${one.number} ${one.text}`,
            lang: one.lang,
          })),
        ]}
      />
    </div>
  );
}

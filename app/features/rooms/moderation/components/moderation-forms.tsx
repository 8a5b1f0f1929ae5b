import { Button } from "#app/components/button.tsx";
import { SelectField, TextField } from "#app/components/field.tsx";
import { useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { reasonLimit } from "../../limits.ts";
import { ActingUnder } from "../../acting/components/acting-under.tsx";
import { DeedForm } from "../../acting/components/deed-form.tsx";
import type { ModerationDeed } from "../schema.ts";
import { restrictionTerms } from "../terms.ts";

interface Replied {
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
}

/** Tells the moderators of a message. */
export function ReportForm({ mandate, reply }: Replied) {
  const t = useTexts("moderation");
  return (
    <section className="section stack" id="report" aria-labelledby="report-title">
      <h2 id="report-title">{t("report.title")}</h2>
      <p>{t("report.lead")}</p>
      <DeedForm deed="report" mandate={mandate}>
        <Reason deed="report" reply={reply} />
        <p>
          <Button>{t("report.button")}</Button>
        </p>
      </DeedForm>
    </section>
  );
}

interface ModeratorFormsProps extends Replied {
  readonly isHidden: boolean;
  readonly hasOpenReports: boolean;
}

/** What a moderator decides: the message stays or is hidden, its author writes on or not. */
export function ModeratorForms({ isHidden, hasOpenReports, mandate, reply }: ModeratorFormsProps) {
  const t = useTexts("moderation");
  return (
    <>
      <section className="section stack" aria-labelledby="decide">
        <h2 id="decide">{t("decide")}</h2>
        {hasOpenReports && (
          <form method="post" className="stack">
            <ActingUnder mandate={mandate} />
            <p>{t("settle.lead")}</p>
            <p>
              <Button name="deed" value="settle">
                {t("settle.button")}
              </Button>
            </p>
          </form>
        )}
        {isHidden ? (
          <form method="post">
            <ActingUnder mandate={mandate} />
            <Button name="deed" value="show">
              {t("show.button")}
            </Button>
          </form>
        ) : (
          <DeedForm deed="hide" mandate={mandate}>
            <Reason deed="hide" reply={reply} />
            <p>
              <Button kind="danger">{t("hide.button")}</Button>
            </p>
          </DeedForm>
        )}
      </section>
      <RestrictForm mandate={mandate} reply={reply} />
    </>
  );
}

function RestrictForm({ mandate, reply }: Replied) {
  const t = useTexts("moderation");
  const isOwn = typed(reply, "deed") === "restrict";
  const options = restrictionTerms.map((term) => ({
    ...{ value: term, label: t.plain(`term.${term}`), lang: t.lang(`term.${term}`) },
  }));
  return (
    <section className="section stack" aria-labelledby="restrict">
      <h2 id="restrict">{t("restrict.title")}</h2>
      <p>{t("restrict.lead")}</p>
      <DeedForm deed="restrict" mandate={mandate}>
        <Reason deed="restrict" reply={reply} />
        <SelectField
          name="term"
          label={t("term.label")}
          options={options}
          defaultValue={isOwn ? typed(reply, "term") : "day"}
        />
        <p>
          <Button kind="danger">{t("restrict.button")}</Button>
        </p>
      </DeedForm>
    </section>
  );
}

/** The reason of one of the forms; only the refused one shows what was typed. Its id is what the summary links to. */
function Reason({ deed, reply }: Pick<Replied, "reply"> & { readonly deed: ModerationDeed }) {
  const t = useTexts("moderation");
  const own = typed(reply, "deed") === deed ? reply : undefined;
  return (
    <TextField
      name="reason"
      id={own ? "reason" : `reason-${deed}`}
      label={t(`reasons.${deed}`)}
      limit={t("reasonLimit", { limit: reasonLimit })}
      defaultValue={typed(own, "reason")}
      error={useFieldError(own)("reason")}
      required
    />
  );
}

import { Tag } from "#app/components/tag.tsx";
import type { FormReply } from "#app/http/form.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { MandateForms } from "./mandate-forms.tsx";
import type { OfficeOf } from "./office-of.ts";
import type { ShownMandate } from "./shown-mandate.ts";

interface MandateListProps {
  readonly mandates: readonly ShownMandate[];
  readonly officeOf: OfficeOf;
  readonly reply: FormReply | undefined;
}

/** Mandates of one office as points on a line, with who appointed and who ended. */
export function MandateList({ mandates, officeOf, reply }: MandateListProps) {
  const t = useTexts("offices");
  if (mandates.length === 0) return null;
  return (
    <ol className="thread" aria-label={t.plain("mandates")}>
      {mandates.map((mandate) => (
        <li
          key={mandate.id}
          className={`thread-item point ${points[mandate.state]}`}
          id={`mandate-${mandate.id}`}
        >
          <p>
            <span className="thread-who">
              <bdi>{mandate.holder ?? t("erased")}</bdi>
            </span>{" "}
            <Tag>{t(`capacity.${mandate.capacity}`)}</Tag>
          </p>
          <Span mandate={mandate} officeOf={officeOf} />
          {mandate.note !== null && <Note note={mandate.note} />}
          {mandate.state !== "ended" && <MandateForms mandate={mandate} reply={reply} />}
        </li>
      ))}
    </ol>
  );
}

const points = { running: "point-now", coming: "", ended: "point-done" } as const;

function Span({ mandate, officeOf }: { readonly mandate: ShownMandate; readonly officeOf: OfficeOf }) {
  const t = useTexts("offices");
  const formats = useFormatsIn(t, "span.since");
  const { state, startsAt, lastDay, appointedBy, endedBy } = mandate;
  const from = formats.date(startsAt);
  const until = lastDay === "" ? null : formats.date(new Date(`${lastDay}T00:00:00Z`));
  const key = until === null ? (state === "coming" ? "from" : "since") : "between";
  return (
    <p className="small soft">
      {t(`span.${key}`, { from, until: until ?? "" })}
      {appointedBy && (
        <>
          {" · "}
          {t("appointedBy")} {officeOf(appointedBy)}
        </>
      )}
      {endedBy && (
        <>
          {" · "}
          {t("endedBy")} {officeOf(endedBy)}
        </>
      )}
    </p>
  );
}

function Note({ note }: { readonly note: string }) {
  const t = useTexts("offices");
  return (
    <div className="pt-2">
      <h3 className="small">{t("note.title")}</h3>
      <p className="prose whitespace-pre-line" dir="auto">
        {note}
      </p>
    </div>
  );
}

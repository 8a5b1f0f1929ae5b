import { Button } from "#app/components/button.tsx";
import { typed } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import { Saying } from "../../components/saying.tsx";
import type { FormOfWriting } from "./form-of-writing.ts";
import { useIsLive } from "./use-is-live.ts";

/** Whether what is typed is kept; without script a button that keeps it. */
export function UnsentButtons({ page, chosen, keeping }: Pick<FormOfWriting, "page" | "chosen" | "keeping">) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  const isLive = useIsLive();
  return (
    <>
      {!isLive && (
        <Button
          kind="quiet"
          formAction={documentAddress(lang, page, {
            ...{ paragraph: chosen.id, place: "comment-form" },
            deed: "keep",
          })}
        >
          {t("draft.keep")}
        </Button>
      )}
      <p className="field-hint document-keeping" role={isHereOnly(keeping) ? "status" : undefined}>
        {keeping === "unchanged"
          ? chosen.draft && <Saying said={chosen.draft.kept} />
          : t(`draft.${keeping}`)}
      </p>
    </>
  );
}

/** Whether what is typed stands in this window alone. */
function isHereOnly(keeping: FormOfWriting["keeping"]): boolean {
  return keeping === "failed" || keeping === "refused";
}

/** The form that throws a draft away: its own, so that the other has one thing to send. */
export function DiscardForm({ page, chosen, reply, keeping }: FormOfWriting) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  if (chosen.draft === null && keeping !== "kept") return null;
  const place = { paragraph: chosen.id, place: "comment-form", deed: "discard" } as const;
  return (
    <form method="post" action={documentAddress(lang, page, place)} className="document-discard">
      <input type="hidden" name="paragraph" value={chosen.id} />
      <input type="hidden" name="version" value={page.number} />
      <input type="hidden" name="lang" value={lang} />
      <input type="hidden" name="id" value={typed(reply, "id", page.newId)} suppressHydrationWarning />
      <Button kind="quiet">{t("draft.discard")}</Button>
    </form>
  );
}

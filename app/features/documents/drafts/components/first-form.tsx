import { Button } from "#app/components/button.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** The beginning of an empty draft: its first section or paragraph. */
export function FirstForm() {
  const t = useTexts("drafts");
  return (
    <form method="post" className="form">
      <p>{t("empty")}</p>
      <input type="hidden" name="deed" value="first" />
      <div className="bar actions">
        <Button name="newKind" value="section">
          {t("firstSection")}
        </Button>
        <Button kind="quiet" name="newKind" value="paragraph">
          {t("firstParagraph")}
        </Button>
      </div>
    </form>
  );
}

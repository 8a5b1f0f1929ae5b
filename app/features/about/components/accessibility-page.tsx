import { useTexts } from "#app/language/use-texts.tsx";
import { Statement } from "./statement.tsx";

const sections = ["done", "keyboard", "languages", "gaps", "barriers"] as const;

/** How the portal is made for everyone, and what is not known yet. */
export function AccessibilityPage() {
  const t = useTexts("about");
  return (
    <Statement
      title={t("accessibility.title")}
      lead={t("accessibility.lead")}
      sections={sections.map((key) => ({
        key,
        title: t(`accessibility.${key}.title`),
        text: t(`accessibility.${key}.text`),
      }))}
    />
  );
}

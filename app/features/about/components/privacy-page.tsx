import { useTexts } from "#app/language/use-texts.tsx";
import { Statement } from "./statement.tsx";

const sections = ["visitors", "cookies", "accounts", "deeds", "sessions", "logs", "others"] as const;

/** What the portal stores of whom, and what for. */
export function PrivacyPage() {
  const t = useTexts("about");
  return (
    <Statement
      title={t("privacy.title")}
      lead={t("privacy.lead")}
      sections={sections.map((key) => ({
        key,
        title: t(`privacy.${key}.title`),
        text: t(`privacy.${key}.text`),
      }))}
    />
  );
}

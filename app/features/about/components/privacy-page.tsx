import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { Statement } from "./statement.tsx";

const sections = [
  "visitors",
  "cookies",
  "browser",
  "accounts",
  "signin",
  "deeds",
  "seen",
  "rights",
  "closing",
  "logs",
  "others",
  "contact",
] as const;

/** What the portal keeps of whom, why, for how long, who sees it, and what one can do: docs/data-register.md in plain words. */
export function PrivacyPage() {
  const t = useTexts("about");
  const paths = pathsOf(usePageTexts().lang);
  const link = <a href={paths.accountData}>{t("privacy.dataLink")}</a>;
  return (
    <Statement
      title={t("privacy.title")}
      lead={t("privacy.lead")}
      sections={sections.map((key) => ({
        key,
        title: t(`privacy.${key}.title`),
        text: t(`privacy.${key}.text`),
        ...(key === "rights" || key === "closing" ? { more: link } : {}),
      }))}
    />
  );
}

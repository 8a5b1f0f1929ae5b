import { Tabs } from "#app/components/tabs.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";

const places = {
  overview: "account",
  security: "accountSecurity",
  sessions: "accountSessions",
  letters: "accountLetters",
  data: "accountData",
  trace: "accountTrace",
} as const;
const keys = ["overview", "security", "sessions", "letters", "data", "trace"] as const;

/** The pages of one's own account. */
export function AccountTabs({ current }: { readonly current: keyof typeof places }) {
  const t = useTexts("accounts");
  const paths = pathsOf(usePageTexts().lang);
  const tabs = keys.map((key) => ({
    key,
    href: paths[places[key]],
    label: t(`tabs.${key}`),
    isCurrent: key === current,
  }));
  return <Tabs label={t.plain("tabs.label")} tabs={tabs} />;
}

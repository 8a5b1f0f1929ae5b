import { useTexts } from "#app/language/use-texts.tsx";

interface AgentNameProps {
  readonly browser: string | null;
  readonly system: string | null;
}

/** "Firefox, Windows": the names are the same in every language. */
export function AgentName({ browser, system }: AgentNameProps) {
  const t = useTexts("accounts");
  return (
    <>
      {browser ?? t("sessions.otherBrowser")}
      {system !== null && `, ${system}`}
    </>
  );
}

import { Button } from "#app/components/button.tsx";
import { Tag } from "#app/components/tag.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { AgentName } from "./agent-name.tsx";

export interface OwnSession {
  readonly handle: string;
  readonly browser: string | null;
  readonly system: string | null;
  readonly addressClass: string | null;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly isCurrent: boolean;
}

/** Where someone is signed in and since when; ends one, or all the others. */
export function SessionsPage({ sessions }: { readonly sessions: readonly OwnSession[] }) {
  const t = useTexts("accounts");
  return (
    <AccountFrame current="sessions" title={t("tabs.sessions")} lead={t("sessions.lead")}>
      <ul className="rows">
        {sessions.map((session) => (
          <li key={session.handle}>
            <Session {...session} />
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post">
          <input type="hidden" name="deed" value="endOthers" />
          <Button kind="danger">{t("sessions.endOthers")}</Button>
        </form>
      )}
    </AccountFrame>
  );
}

function Session({ handle, isCurrent, addressClass, createdAt, lastSeenAt, ...agent }: OwnSession) {
  const t = useTexts("accounts");
  const formats = useFormatsIn(t, "sessions.times");
  return (
    <>
      <p className="rows-title">
        <AgentName {...agent} />
      </p>
      {isCurrent && (
        <div className="tag-row">
          <Tag>{t("sessions.this")}</Tag>
        </div>
      )}
      <p className="small soft">
        {t("sessions.times", { from: formats.dateTime(createdAt), seen: formats.dateTime(lastSeenAt) })}
        {addressClass !== null && <> · {t(`sessions.from.${addressClass}`)}</>}
      </p>
      {!isCurrent && (
        <form method="post" className="pt-3">
          <input type="hidden" name="deed" value="end" />
          <input type="hidden" name="session" value={handle} />
          <Button kind="quiet">{t("sessions.end")}</Button>
        </form>
      )}
    </>
  );
}

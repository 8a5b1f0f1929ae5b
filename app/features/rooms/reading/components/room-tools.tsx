import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { RoomReading } from "../following.ts";

interface RoomToolsProps {
  readonly room: string;
  /** Null for who follows nothing here. */
  readonly following: Following | null;
  /** The way to what the room is about. */
  readonly subject: ReactNode;
  /** What else there is, folded too. */
  readonly children: ReactNode;
}

type Following = Pick<RoomReading, "attention" | "following">;

/** Finding in a room, and how much one hears of it: folded, so that messages come first. */
export function RoomTools({ room, following, subject, children }: RoomToolsProps) {
  const t = useTexts("room-reading");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="link-row room-tools">
      {subject}
      <details>
        <summary>{t("find")}</summary>
        <form action={paths.roomSearch(room)} role="search">
          <InputField name="q" type="search" label={t("words")} required />
          <Button>{terms("search")}</Button>
        </form>
        <form action={paths.room(room)}>
          <InputField name="day" type="date" label={t("day")} required />
          <Button>{t("toDay")}</Button>
        </form>
      </details>
      {following && (
        <FollowForm room={room} attention={following.attention} following={following.following} />
      )}
      {children}
    </div>
  );
}

const deeds = ["following", "usual", "muted"] as const;

function FollowForm({ room, attention, following }: Following & { readonly room: string }) {
  const t = useTexts("room-reading");
  const paths = pathsOf(usePageTexts().lang);
  const current = attention ?? "usual";
  return (
    <details>
      <summary>{t(`hears.${following}`)}</summary>
      <form method="post" action={paths.roomReading(room)}>
        {deeds
          .filter((deed) => deed !== current)
          .map((deed) => (
            <button key={deed} className="button button-quiet" name="deed" value={deed}>
              {t(`attend.${deed}`)}
            </button>
          ))}
        <p className="field-hint">{t("usualHint")}</p>
      </form>
    </details>
  );
}

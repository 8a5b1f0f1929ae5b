import { useTexts } from "#app/language/use-texts.tsx";

interface RoomWaysProps {
  readonly path: string;
  readonly olderBefore?: number | null;
  readonly newerAfter: number | null;
  /** Id of the topic that alone is shown. */
  readonly topic: string | undefined;
  readonly isOlder: boolean;
  /** Whether the newest messages are on the page, but far down. */
  readonly isLong?: boolean;
  /** Whether the box stands below them. */
  readonly isOpen?: boolean;
}

/** The ways to older and newer messages, to the newest, and to the box. */
export function RoomWays({ path, olderBefore = null, newerAfter, topic, isOlder, ...end }: RoomWaysProps) {
  const { isLong = false, isOpen = false } = end;
  const t = useTexts("rooms");
  const reading = useTexts("room-reading");
  const within = topic === undefined ? "" : `&topic=${topic}`;
  if (olderBefore === null && !isOlder && !isLong) return null;
  return (
    <p className="link-row room-ways">
      {olderBefore !== null && <a href={`${path}?before=${String(olderBefore)}${within}`}>{t("older")}</a>}
      {newerAfter !== null && <a href={`${path}?after=${String(newerAfter)}${within}`}>{reading("newer")}</a>}
      {isOlder && <a href={path}>{t("newest")}</a>}
      {isLong && !isOlder && <a href="#newest">{t(isOpen ? "toTheBox" : "newest")}</a>}
    </p>
  );
}

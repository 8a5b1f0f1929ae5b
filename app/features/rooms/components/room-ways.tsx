import { inPlace } from "#app/components/in-place.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { FollowWay, Told } from "../reading/components/use-stretches.ts";

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
  /** With script, the ways to older and newer messages bring them here. */
  readonly onFollow: FollowWay | undefined;
}

/** The ways to older and newer messages, to the newest, and to the box. */
export function RoomWays({
  path,
  olderBefore = null,
  newerAfter,
  topic,
  isOlder,
  onFollow,
  ...end
}: RoomWaysProps) {
  const { isLong = false, isOpen = false } = end;
  const t = useTexts("rooms");
  const reading = useTexts("room-reading");
  const within = topic === undefined ? "" : `&topic=${topic}`;
  if (olderBefore === null && !isOlder && !isLong) return null;
  const following = (side: "older" | "newer", n: number) =>
    inPlace(
      onFollow &&
        (() => {
          onFollow(side, n);
        }),
    );
  return (
    <p className="link-row room-ways">
      {olderBefore !== null && (
        <a href={`${path}?before=${String(olderBefore)}${within}`} onClick={following("older", olderBefore)}>
          {t("older")}
        </a>
      )}
      {newerAfter !== null && (
        <a href={`${path}?after=${String(newerAfter)}${within}`} onClick={following("newer", newerAfter)}>
          {reading("newer")}
        </a>
      )}
      {isOlder && <a href={path}>{t("newest")}</a>}
      {isLong && !isOlder && <a href="#newest">{t(isOpen ? "toTheBox" : "newest")}</a>}
    </p>
  );
}

/** Says what was loaded, or that it could not be: the former is read out only. */
export function WaysTold({ told }: { readonly told: Told | null }) {
  const t = useTexts("room-reading");
  const count = told?.count;
  return (
    <span role="status" className={count === null ? "field-hint" : "visually-hidden"}>
      {told &&
        (count === null
          ? t("notLoaded")
          : t(told.side === "older" ? "olderLoaded" : "newerLoaded", { count: count ?? 0 }))}
    </span>
  );
}

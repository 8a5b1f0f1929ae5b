import { Button } from "#app/components/button.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useFormats, useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../components/acting-under.tsx";
import type { Topic } from "../topic.ts";

interface TopicTabsProps {
  readonly room: string;
  readonly topics: readonly Topic[];
  /** The topic that alone is shown. */
  readonly current: Topic | null;
  /** The mandate one acts under. */
  readonly mandate: string | null;
}

/** The room as a whole and its topics, each with what is unread of it; nothing where there are no topics. */
export function TopicTabs({ room, topics, current, mandate }: TopicTabsProps) {
  const t = useTexts("rooms");
  const formats = useFormats();
  const path = pathsOf(usePageTexts().lang).room(room);
  if (topics.length === 0) return null;
  const tabs = topics.map(({ id, title, isAnswered, unread }) => ({
    key: id,
    href: `${path}?topic=${id}`,
    label: (
      <span>
        <bdi>{title}</bdi>
        {isAnswered && <> · {t("answered")}</>}
      </span>
    ),
    isCurrent: id === current?.id,
    count: unread > 0 ? formats.number(unread) : undefined,
  }));
  return (
    <>
      <Tabs
        label={t.plain("topics")}
        tabs={[{ key: "all", href: path, label: t("allTopics"), isCurrent: current === null }, ...tabs]}
      />
      {current?.maySettle && (
        <form method="post">
          <ActingUnder mandate={mandate} />
          <input type="hidden" name="deed" value="topic" />
          <input type="hidden" name="topic" value={current.id} />
          <input type="hidden" name="answered" value={String(!current.isAnswered)} />
          <Button kind="quiet">{t(current.isAnswered ? "markOpen" : "markAnswered")}</Button>
        </form>
      )}
    </>
  );
}

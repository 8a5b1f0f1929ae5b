import { Tabs } from "#app/components/tabs.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useFormats, useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../acting/components/acting-under.tsx";
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
      {current && <TopicHead topic={current} mandate={mandate} />}
    </>
  );
}

/** So many characters of a title stand in its tab on a phone. */
const tabLength = 24;

/** The whole title of a topic whose tab cuts it, and the way to say that it is answered. */
function TopicHead({ topic, mandate }: { readonly topic: Topic; readonly mandate: string | null }) {
  const t = useTexts("rooms");
  const { id, title, isAnswered, maySettle } = topic;
  const isCut = title.length > tabLength;
  if (!isCut && !maySettle) return null;
  return (
    <div className="topic-head">
      {isCut && (
        <h2>
          <bdi>{title}</bdi>
        </h2>
      )}
      {maySettle && (
        <form method="post" className="link-row room-news">
          <ActingUnder mandate={mandate} />
          <input type="hidden" name="deed" value="topic" />
          <input type="hidden" name="topic" value={id} />
          <input type="hidden" name="answered" value={String(!isAnswered)} />
          <button>{t(isAnswered ? "markOpen" : "markAnswered")}</button>
        </form>
      )}
    </div>
  );
}

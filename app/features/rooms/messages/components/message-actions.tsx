import { inPlace } from "#app/components/in-place.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Topic } from "../../topics/topic.ts";
import type { ShownMessage } from "../../timeline.ts";

interface MessageActionsProps {
  readonly room: string;
  readonly message: ShownMessage;
  readonly topics: readonly Topic[];
  /** The topic that alone is shown. */
  readonly topic?: string | undefined;
  /** The mandate one acts under. */
  readonly ownMandate?: string | undefined;
  readonly mayReply?: boolean;
  /** With script, the box answers in its place. */
  readonly onReply?: (() => void) | undefined;
  /** Sets or takes away one's own sign, over the live line. */
  readonly onReact?: ((emoji: string, on: boolean) => void) | undefined;
  readonly menu?: Menu | undefined;
}

/** The menu of the message, where the script runs. */
interface Menu {
  readonly isOpen: boolean;
  readonly onToggle: (opener: HTMLElement) => void;
}

/** Below a message: its topic, the signs it got, and the ways to reply and to everything else one may do. */
export function MessageActions(props: MessageActionsProps) {
  const { room, message, topics, topic, mayReply = false, onReply, menu } = props;
  const t = useTexts("rooms");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  const own = topics.find(({ id }) => id === message.topic);
  const isStanding = message.body !== null;
  const within = topic === undefined ? "" : `&topic=${topic}`;
  return (
    <>
      {own && topic === undefined && (
        <a href={`${paths.room(room)}?topic=${own.id}`}>{t("ofTopic", { title: own.title })}</a>
      )}
      {isStanding && <Signs {...props} />}
      <span className="thread-ways">
        {mayReply && isStanding && (
          <a
            href={`${paths.room(room)}?reply=${String(message.n)}${within}#newest`}
            onClick={inPlace(onReply)}
          >
            {terms("reply")}
          </a>
        )}
        <More href={paths.message(room, message.n)} menu={menu} />
      </span>
    </>
  );
}

/** The way to the message's own page; with script it opens the menu instead, except in another tab. */
function More({ href, menu }: { readonly href: string; readonly menu: Menu | undefined }) {
  const t = useTexts("rooms");
  if (!menu) return <a href={href}>{t("more")}</a>;
  return (
    <a
      href={href}
      role="button"
      aria-expanded={menu.isOpen}
      onClick={inPlace(menu.onToggle)}
      onKeyDown={(event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        menu.onToggle(event.currentTarget);
      }}
    >
      {t("more")}
    </a>
  );
}

/** The signs a message got, counted: pressed over the live line, else the way to who reacted. */
function Signs({ room, message, ownMandate, onReact }: MessageActionsProps) {
  const t = useTexts("rooms");
  const paths = pathsOf(usePageTexts().lang);
  if (message.reactions.length === 0) return null;
  return (
    <span className="thread-signs">
      {message.reactions.map(({ emoji, mandates }) => {
        const isOwn = mandates.includes(ownMandate ?? "");
        const label = `${emoji} ${String(mandates.length)}`;
        return onReact ? (
          <button
            key={emoji}
            type="button"
            aria-pressed={isOwn}
            onClick={() => {
              onReact(emoji, !isOwn);
            }}
          >
            {label}
          </button>
        ) : (
          <a key={emoji} href={`${paths.message(room, message.n)}#react`} title={t.plain("whoReacted")}>
            {label}
          </a>
        );
      })}
    </span>
  );
}

import type { ReactNode } from "react";
import type { FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import { Writing } from "../line/components/here-now.tsx";
import type { Link } from "../line/room-state.ts";
import { Belonging, NewTopic } from "../topics/components/belonging.tsx";
import { Composer } from "./composer.tsx";
import type { InLiveRoom } from "./in-live-room.ts";
import type { useBox } from "./use-box.ts";

interface LiveBoxProps extends InLiveRoom {
  /** Id of the next message, for sending it by the form itself. */
  readonly messageId: string;
  readonly reply: FormReply | undefined;
  readonly inUse: ReturnType<typeof useBox>;
  /** What one has written stands at the end of the room. */
  readonly onPosted: () => void;
  /** Up in an empty box. */
  readonly onUp: () => void;
  /** The way to new messages below. */
  readonly below: ReactNode;
}

/** The box of a live room: what is written in it goes on its way, and how the line stands is said below. */
export function LiveBox(props: LiveBoxProps) {
  const { path, store, state, inUse, messageId, reply, officeName, ownMandate } = props;
  return (
    <Composer
      {...{ messageId, reply }}
      mandate={ownMandate}
      box={inUse.field}
      ahead={inUse.ahead}
      mentions={`${path}/mentions.json`}
      onPost={(posting) => {
        if (inUse.post(posting)) props.onPosted();
      }}
      {...belongingParts(props)}
      onTyping={store.typing}
      onUp={props.onUp}
      status={<LinkStatus link={state.link} />}
      writing={<Writing here={state.here} officeName={officeName} ownMandate={ownMandate} />}
      below={props.below}
    />
  );
}

/** Where the message in the box belongs, said above it, and the field for the title of a topic where it may start one. */
function belongingParts({ talk: { topic }, reply, officeName, inUse, path }: LiveBoxProps) {
  const { replying, isGone, topic: keptTopic, newTopic, turn } = inUse.belongs;
  const mayStart = !topic && !keptTopic && !replying;
  const cancel = path + (topic ? `?topic=${topic.id}` : "");
  return {
    belonging: (
      <Belonging {...{ topic, keptTopic, replying, isGone, officeName, cancel }} onCancel={inUse.leave} />
    ),
    isSaid: replying !== null || keptTopic !== null,
    newTopic: mayStart && (
      <NewTopic key={`topic-${String(turn)}`} reply={turn === 0 ? reply : undefined} kept={newTopic} />
    ),
  };
}

function LinkStatus({ link }: { readonly link: Link }) {
  const t = useTexts("rooms");
  if (link === "connecting") return null;
  return (
    <>
      {t(`link.${link}`)}
      {link === "live" && <span className="room-keys"> {t("link.keys")}</span>}
    </>
  );
}

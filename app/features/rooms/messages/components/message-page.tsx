import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { Thread } from "#app/components/thread.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import type { RoomLabel } from "../../opening/components/room-name.ts";
import { useRoomView } from "../../reading/components/room-view.tsx";
import { TimesIn } from "../../reading/components/times-in.tsx";
import type { By, MessageEvent } from "../../room-event.ts";
import { MessageItem } from "./message-item.tsx";

export interface MessagePlace {
  readonly room: RoomLabel;
  readonly event: MessageEvent;
  /** What it answers. */
  readonly answered: MessageEvent | null;
  readonly replies: readonly MessageEvent[];
  readonly hasMoreReplies: boolean;
  readonly can: Readonly<Record<"reply" | "edit" | "delete" | "moderate" | "report" | "bring", boolean>>;
}

interface MessagePageProps extends MessagePlace {
  readonly reply: FormReply | undefined;
  readonly officeName: (by: By) => ReactNode;
  /** What may be done to the message and what else is known of it: a section each. */
  readonly children: ReactNode;
}

/** One message, for good at this address: in its place between what it answers and what answers it, and everything one may do to it. */
export function MessagePage({ children, reply, ...place }: MessagePageProps) {
  const t = useTexts("messages");
  return (
    <div className="wrap page">
      <PageHead compact title={t("title")} breadcrumb={<RoomBreadcrumb room={place.room} />} />
      <FormErrors reply={reply} />
      <InPlace {...place} />
      {children}
    </div>
  );
}

/** The ways from the message itself. */
function WaysOn({ room: { slug }, n, can }: Pick<MessagePlace, "room" | "can"> & { readonly n: number }) {
  const t = useTexts("messages");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <>
      {can.reply && <a href={`${paths.room(slug)}?reply=${String(n)}#newest`}>{terms("reply")}</a>}
      <a href={paths.roomMessage(slug, n)}>{t("inTheRoom")}</a>
      {(can.moderate || can.report) && (
        <a href={paths.messageModeration(slug, n)}>{t(can.moderate ? "moderate" : "report")}</a>
      )}
      {can.bring && <a href={paths.bringToMatrix(slug, n)}>{t("bringToMatrix")}</a>}
    </>
  );
}

type InPlaceProps = Omit<MessagePageProps, "children" | "reply">;

function InPlace({ room, event, answered, replies, hasMoreReplies, can, officeName }: InPlaceProps) {
  const t = useTexts("messages");
  const paths = pathsOf(usePageTexts().lang);
  const shown = [...(answered ? [answered] : []), event, ...replies];
  const moreReplies = paths.room(room.slug);
  return (
    <>
      <Thread label={t.plain("inPlace")}>
        {shown.map(({ n, at, by, message }) => (
          <MessageItem
            key={n}
            message={{ ...message, at, by }}
            who={officeName(by)}
            isNow={n === event.n}
            actions={
              n === event.n ? (
                <WaysOn room={room} n={n} can={can} />
              ) : (
                <a href={paths.message(room.slug, n)}>{t(n === answered?.n ? "answers" : "isReply")}</a>
              )
            }
          />
        ))}
      </Thread>
      <TimesIn zone={useRoomView().zone} />
      {hasMoreReplies && (
        <p>
          <a href={moreReplies}>{t("moreReplies")}</a>
        </p>
      )}
    </>
  );
}

import { Tag } from "#app/components/tag.tsx";
import { Thread, ThreadDivider, ThreadItem } from "#app/components/thread.tsx";
import { threadWords as said, words } from "./example-words.ts";

const reply = <a href="#thread">{said.reply}</a>;
const replyOrTranslate = (
  <>
    <a href="#thread">{said.translate}</a>
    {reply}
  </>
);

function Amendment() {
  return (
    <ThreadItem
      who={said.daNang}
      where={said.vietNam}
      when={said.twoDays}
      point="now"
      quote={said.quote}
      tags={<Tag>{said.amendment}</Tag>}
      actions={reply}
    >
      <p>
        {said.before}
        <del>{said.struck}</del>
        {said.between}
        <ins>{said.put}</ins>
      </p>
      <p className="small soft">{said.reason}</p>
    </ThreadItem>
  );
}

/** Comments with an amendment, in three scripts, with a day and the first unread between them. */
export function ThreadExample() {
  return (
    <section className="section stack max-w-form" id="thread">
      <h2>{words.thread}</h2>
      <Thread label={words.threadLabel}>
        <ThreadDivider>{said.day}</ThreadDivider>
        <Amendment />
        <ThreadItem
          who={said.phnomPenh}
          where={said.cambodia}
          when={said.yesterday}
          point="open"
          lang="km"
          actions={replyOrTranslate}
        >
          <p>{said.khmer}</p>
        </ThreadItem>
        <ThreadDivider isNow>{said.unread}</ThreadDivider>
        <ThreadItem who={said.yangon} where={said.myanmar} lang="my" actions={replyOrTranslate}>
          <p>{said.burmese}</p>
        </ThreadItem>
        <ThreadItem who={said.phuket} where={said.thailand} when={said.threeHours}>
          <p>{said.agreed}</p>
        </ThreadItem>
      </Thread>
    </section>
  );
}

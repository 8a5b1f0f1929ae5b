import { Tag } from "#app/components/tag.tsx";
import { Change } from "#app/features/documents/comments/components/change.tsx";
import { Decided } from "#app/features/documents/comments/components/decided.tsx";
import { SayingItem } from "#app/features/documents/versions/components/saying-item.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { CommentDeeds, WordingDeeds, type DeedsProps } from "./comment-deeds.tsx";

interface PositionCommentProps extends DeedsProps {
  readonly decides: boolean;
}

/** A comment of the country, what becomes of it, and for who prepares the position the ways to decide. */
export function PositionComment({ decides, ...deeds }: PositionCommentProps) {
  const t = useTexts("positions");
  const { comment } = deeds;
  const open = comment.isOfCity && comment.decision === null;
  return (
    <SayingItem
      id={`comment-${comment.id}`}
      saying={comment}
      quote={comment.change ? null : comment.quote}
      tags={open && <Tag>{t("undecided")}</Tag>}
    >
      {comment.change && (
        <p className="place-text" lang={comment.passageLang ?? undefined}>
          <Change change={comment.change} />
        </p>
      )}
      {comment.decision && (
        <div className="note">
          <Decided decided={{ ...comment, decision: comment.decision }} />
        </div>
      )}
      {comment.from.length > 0 && <p className="small">{t("madeOf", { cities: comment.from.join(", ") })}</p>}
      {decides && comment.isOfCity && <CommentDeeds {...deeds} />}
      {decides && comment.isWording && <WordingDeeds {...deeds} />}
    </SayingItem>
  );
}

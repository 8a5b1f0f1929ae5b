import { Button, ButtonLink } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { DraftTrail } from "./draft-trail.tsx";
import { LostText } from "./lost-text.tsx";

interface DraftStartProps {
  readonly slug: string;
  /** The document's, in the reader's language where it has it. */
  readonly title: string;
  readonly lang: string;
  /** The number of the version that would be drafted. */
  readonly next: number;
  /** What was sent to a draft that is gone by now goes back with. */
  readonly reply: FormReply | undefined;
}

/** A document without a draft: the way to begin one, and what was still being written in the one before. */
export function DraftStart({ slug, title, lang, next, reply }: DraftStartProps) {
  const t = useTexts("drafts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead
        title={t("newDraft")}
        breadcrumb={<DraftTrail slug={slug} of={{ title, lang }} />}
        lead={t("startLead", { number: next })}
      />
      <Gone reply={reply} />
      <form method="post" className="section">
        <p className="actions">
          <Button name="deed" value="start">
            {t("start")}
          </Button>
          <ButtonLink kind="quiet" href={paths.documentImports(slug)}>
            {t("import")}
          </ButtonLink>
        </p>
      </form>
    </div>
  );
}

/** What was sent to a draft that is gone by now: its words, where there were some. */
function Gone({ reply }: Pick<DraftStartProps, "reply">) {
  const errors = useRefusals();
  const [error] = reply?.errors ?? [];
  if (!error) return null;
  const text = ["text", "title", "reason"].map((name) => typed(reply, name)).find((one) => one !== "");
  if (text !== undefined) return <LostText why="lostDraft" text={text} />;
  return (
    <Note isWarning>
      <p>{errors(error.key, error.values)}</p>
    </Note>
  );
}

import { useState } from "react";
import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { MissingAmendments } from "#app/features/documents/amendments/components/missing-amendments.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownDraft } from "../shown-draft.ts";
import { DraftParagraph } from "./draft-paragraph.tsx";
import { DraftTools } from "./draft-tools.tsx";
import { DraftTrail } from "./draft-trail.tsx";
import { FirstForm } from "./first-form.tsx";
import { KeptNotes } from "./kept-notes.tsx";
import { LostText } from "./lost-text.tsx";
import { useDraftLive } from "./use-draft-live.ts";

interface DraftPageProps {
  readonly page: ShownDraft;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** A draft: its head with what is done to it as a whole, and its paragraphs, one of them open. */
export function DraftPage({ page, reply }: DraftPageProps) {
  const t = useTexts("drafts");
  // Kept: loading the data again, as others' changes come in, would forget what was refused and why.
  const [refused] = useState(reply);
  const editors = useDraftLive({
    document: page.slug,
    paragraph: page.open?.id ?? "",
    lang: page.lang,
  });
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const title = page.titles.find((one) => one.lang === page.lang);
  const inLang = (tag: string) => page.titles.find((one) => one.lang === tag);
  const isOf = (id: string) => typed(refused, "paragraph") === id;
  const isOfAmendment = refused?.errors.some(({ field }) => field === "amendments") ?? false;
  const isLost = refused?.values["text"] !== undefined && !page.nodes.some(({ id }) => isOf(id));
  return (
    <div className="wrap page">
      <PageHead
        title={title?.title ?? page.slug}
        titleLang={page.lang}
        compact
        breadcrumb={
          <DraftTrail
            slug={page.slug}
            of={page.number > 1 ? (inLang(lang) ?? inLang(page.original) ?? null) : null}
          />
        }
        lead={t("draftOf", { number: page.number })}
      >
        <p>
          <ButtonLink kind="quiet" href={paths.documentImports(page.slug)}>
            {t("import")}
          </ButtonLink>
        </p>
      </PageHead>
      {isOfAmendment && <FormErrors reply={refused} />}
      <DraftTools page={page} reply={refused} />
      <MissingAmendments slug={page.slug} missing={page.missing} />
      <KeptNotes page={page} />
      {isLost && <LostText why="lost" text={typed(refused, "text")} />}
      {page.nodes.length === 0 ? (
        <FirstForm />
      ) : (
        <div className="draft-text">
          {page.nodes.map((node) => (
            <DraftParagraph
              key={node.id}
              node={node}
              page={page}
              reply={isOf(node.id) && !isOfAmendment ? refused : undefined}
              editors={editors.filter(
                ({ paragraph, mandate }) => paragraph === node.id && mandate !== page.editor,
              )}
            />
          ))}
        </div>
      )}
    </div>
  );
}

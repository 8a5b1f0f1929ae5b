import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownRow } from "../shown.ts";
import { DraftList, type DraftRow } from "../drafts/components/draft-list.tsx";
import { Saying } from "./saying.tsx";

interface DocumentsPageProps {
  readonly documents: readonly ShownRow[];
  /** For those who write them; null for everyone else. */
  readonly drafts: readonly DraftRow[] | null;
}

/** All documents, each with its version, languages, number of comments and deadline. */
export function DocumentsPage({ documents, drafts }: DocumentsPageProps) {
  const t = useTexts("documents");
  const { lang } = usePageTexts();
  const rows = documents.map((document) => ({
    key: document.slug,
    title: document.title,
    titleLang: document.lang === lang ? undefined : document.lang,
    href: pathsOf(lang).document(document.slug),
    meta: <DocumentMeta document={document} />,
    // What has passed is no deadline: the stage says how far it is.
    deadline: isComing(document) && document.deadline && <Saying said={document.deadline} />,
  }));
  return (
    <div className="wrap page">
      <PageHead title={t("title")} lead={t("lead")} />
      {rows.length === 0 ? <EmptyState title={t("none")} /> : <Rows rows={rows} />}
      {drafts && <DraftList drafts={drafts} />}
    </div>
  );
}

const isComing = ({ stage }: ShownRow) => stage === "comment" || stage === "submit";

function DocumentMeta({ document }: { readonly document: ShownRow }) {
  const t = useTexts("documents");
  const { count } = document;
  return (
    <>
      {t("version", { number: document.version })} · {t(`stages.${document.stage}`)} ·{" "}
      <LanguageNames tags={document.languages} authoritative={document.authoritative} />
      {count !== null && <> · {count === 0 ? t("noComments") : t("comments", { count })}</>}
      {document.isIllustrative && <> · {t("illustrative")}</>}
    </>
  );
}

interface LanguageNamesProps {
  readonly tags: readonly string[];
  readonly authoritative: string;
}

/** "English (authoritative), Tiếng Việt": each language by its own name. */
function LanguageNames({ tags, authoritative }: LanguageNamesProps) {
  const t = useTexts("documents");
  return (
    <>
      {tags.map((tag, index) => (
        <span key={tag}>
          {index > 0 && ", "}
          <Endonym tag={tag} />
          {tag === authoritative && tags.length > 1 && <> ({t("authoritative")})</>}
        </span>
      ))}
    </>
  );
}

/** A language's name in itself, marked as such. */
export function Endonym({ tag }: { readonly tag: string }) {
  const { lang } = usePageTexts();
  const name = languages.find((language) => language.tag === tag)?.endonym ?? tag;
  return tag === lang ? <>{name}</> : <span lang={tag}>{name}</span>;
}

import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { Tag } from "#app/components/tag.tsx";
import { DispositionTag } from "#app/features/documents/amendments/components/disposition-tag.tsx";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { listKinds, type ListKind, type ShownCommentList, type ShownListed } from "../shown-lists.ts";
import { SayingItem } from "./saying-item.tsx";

interface CommentListProps {
  readonly page: ShownCommentList;
}

/** Every comment on a document that one may see, with where it stands: those of all versions, also of those without a place. */
export function CommentListPage({ page }: CommentListProps) {
  const t = useTexts("version-lists");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const href = paths.document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("comments.title")}
        breadcrumb={<Trail title={t("comments.title")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <div className="stack">
        <Tabs
          label={t.plain("comments.views")}
          tabs={listKinds.map((key) => ({
            key,
            href: listPath(paths.documentComments(page.slug), key),
            label: t(`comments.${key}`),
            isCurrent: key === page.which,
            count: String(page.counts[key]),
          }))}
        />
        <p className="soft">{t(`comments.lead.${page.which}`)}</p>
        {page.mayPlace && page.which === "waiting" && page.counts.waiting > 0 && (
          <p>
            <ButtonLink href={paths.documentPlaces(page.slug, page.latest)}>{t("comments.place")}</ButtonLink>
          </p>
        )}
        {page.comments.length === 0 && <EmptyState title={t("comments.none")} />}
        <ul className="sayings">
          {page.comments.map((comment) => (
            <Listed key={comment.id} comment={comment} page={page} />
          ))}
        </ul>
        <MorePages page={page} />
      </div>
    </div>
  );
}

/** The address of one of the lists, and of one of its pages. */
function listPath(path: string, which: ListKind, page = 1): string {
  const query = new URLSearchParams({
    ...(which === "all" ? {} : { which }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

function Listed({ comment, page }: CommentListProps & { readonly comment: ShownListed }) {
  const t = useTexts("version-lists");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const { version, paragraph, number, standing } = comment;
  const shown = { slug: page.slug, number: version, latest: page.latest, beside: null };
  const href = documentAddress(lang, shown, { paragraph: paragraph ?? "", place: `comment-${comment.id}` });
  const values = { number: number ?? "", version };
  return (
    <SayingItem
      id={`comment-${comment.id}`}
      saying={comment}
      quote={comment.quote}
      tags={
        <>
          {comment.isAmendment && <Tag>{terms("amendment")}</Tag>}
          {comment.disposition && <DispositionTag disposition={comment.disposition} />}
          {standing !== "stands" && <Tag>{t(`comments.standing.${standing}`)}</Tag>}
        </>
      }
    >
      <p className="small">
        <a href={href}>{paragraph === null ? t("comments.whole", values) : t("comments.at", values)}</a>
      </p>
    </SayingItem>
  );
}

function MorePages({ page: { page, hasMore, slug, which } }: CommentListProps) {
  const t = useTexts("version-lists");
  const path = pathsOf(usePageTexts().lang).documentComments(slug);
  if (page === 1 && !hasMore) return null;
  return (
    <Pagination
      label={t.plain("pages.label")}
      previous={page > 1 ? { href: listPath(path, which, page - 1), label: t("pages.newer") } : undefined}
      next={hasMore ? { href: listPath(path, which, page + 1), label: t("pages.older") } : undefined}
    />
  );
}

import { EmptyState } from "#app/components/empty-state.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownGroup, ShownPlaces } from "../shown-places.ts";
import { PlaceGroup } from "./place-group.tsx";

export interface PlacesPageProps {
  readonly page: ShownPlaces;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
  /** What somebody else has decided meanwhile of the comments in that form. */
  readonly meanwhile: readonly ShownGroup[];
}

/** The comments that wait for a place in a version, each with the place suggested; nobody else sees them there before it is confirmed. */
export function PlacesPage({ page, reply, meanwhile }: PlacesPageProps) {
  const t = useTexts("places");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const { counts, number, view } = page;
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const href = paths.document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("title", { number })}
        breadcrumb={<Trail title={t("short")} document={document} />}
        lead={t("lead")}
      />
      <FormErrors reply={reply} />
      <div className="stack">
        <Notes page={page} />
        {meanwhile.map((group) => (
          <PlaceGroup key={group.key} group={group} page={page} reply={undefined} />
        ))}
        <Tabs
          label={t.plain("views")}
          tabs={(["waiting", "decided"] as const).map((key) => ({
            key,
            href: placesPath(paths.documentPlaces(page.slug, number), key),
            label: t(key),
            isCurrent: key === view,
            count: String(counts[key]),
          }))}
        />
        {page.groups.length === 0 && <EmptyState title={t(`none.${view}`)} />}
        {page.groups.map((group) => (
          <PlaceGroup key={group.key} group={group} page={page} reply={reply} />
        ))}
        <MorePages page={page} />
      </div>
    </div>
  );
}

/** The address of one view of the places, and of one of its pages. */
function placesPath(path: string, view: ShownPlaces["view"], page = 1): string {
  const query = new URLSearchParams({
    ...(view === "decided" ? { view } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

function Notes({ page: { counts, number, latest, slug } }: { readonly page: ShownPlaces }) {
  const t = useTexts("places");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <>
      {number !== latest && (
        <Note isWarning>
          {t("older")} <a href={paths.documentPlaces(slug, latest)}>{t("title", { number: latest })}</a>
        </Note>
      )}
      {counts.unsuggested > 0 && <Note>{t("unsuggested", { count: counts.unsuggested })}</Note>}
      {counts.hidden > 0 && <Note>{t("hidden", { count: counts.hidden })}</Note>}
    </>
  );
}

function MorePages({ page: { page, hasMore, slug, number, view } }: { readonly page: ShownPlaces }) {
  const t = useTexts("places");
  const path = pathsOf(usePageTexts().lang).documentPlaces(slug, number);
  if (page === 1 && !hasMore) return null;
  return (
    <Pagination
      label={t.plain("pages.label")}
      previous={page > 1 ? { href: placesPath(path, view, page - 1), label: t("pages.previous") } : undefined}
      next={hasMore ? { href: placesPath(path, view, page + 1), label: t("pages.next") } : undefined}
    />
  );
}

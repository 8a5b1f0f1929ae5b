import { ButtonLink } from "#app/components/button.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Thread } from "#app/components/thread.tsx";
import { Trail } from "#app/features/documents/components/document-head.tsx";
import { Endonym } from "#app/features/documents/components/documents-page.tsx";
import { ExportLinks } from "#app/features/documents/exports/components/export-links.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { ShownVersion, ShownVersionList } from "../shown-lists.ts";

interface VersionListProps {
  readonly page: ShownVersionList;
}

/** The versions of a document on one line, the newest first: who published each, when, why, and what changed. */
export function VersionListPage({ page }: VersionListProps) {
  const t = useTexts("version-lists");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const original = page.titleLang === lang ? undefined : page.titleLang;
  const href = paths.document(page.slug);
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        title={t("versions.title")}
        breadcrumb={<Trail title={t("versions.title")} document={document} />}
        lead={page.title}
        leadLang={original}
      />
      <div className="stack section">
        <Thread label={t.plain("versions.title")}>
          {page.versions.map((version) => (
            <VersionItem key={version.number} version={version} page={page} />
          ))}
        </Thread>
        {page.mayList && (
          <p>
            <ButtonLink kind="quiet" href={`${paths.documentComments(page.slug)}?which=unplaced`}>
              {t("versions.unplaced")}
            </ButtonLink>
          </p>
        )}
      </div>
    </div>
  );
}

function VersionItem({ version, page }: VersionListProps & { readonly version: ShownVersion }) {
  const documents = useTexts("documents");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const { number, counts } = version;
  const isLatest = number === page.latest;
  const href = isLatest ? paths.document(page.slug) : paths.documentVersion(page.slug, number);
  const between = new URLSearchParams({ from: String(number - 1), to: String(number) });
  return (
    <li className={`thread-item point point-${isLatest ? "now" : "done"}`} id={`version-${String(number)}`}>
      <h2 className="version-title">
        <a href={href}>{documents("version", { number })}</a>
      </h2>
      <p className="small soft">
        <time dateTime={version.at.toISOString()}>
          <Saying said={version.published} />
        </time>
        {version.by && (
          <>
            {" · "}
            <Publisher by={version.by} />
          </>
        )}
      </p>
      {version.reason !== null && (
        <p className="prose" dir="auto">
          {version.reason}
        </p>
      )}
      <p className="small">
        {counts ? <Changes counts={counts} /> : <First />}
        {version.comments !== null && (
          <>
            {" · "}
            {documents("comments", { count: version.comments })}
          </>
        )}
      </p>
      <p className="small soft">
        {version.languages.map((tag, index) => (
          <span key={tag}>
            {index > 0 && ", "}
            <Endonym tag={tag} />
          </span>
        ))}
      </p>
      <ExportLinks version={{ slug: page.slug, number, lang: version.languages[0] ?? "" }} />
      {counts && (
        <p>
          <ButtonLink kind="quiet" href={`${paths.documentComparison(page.slug)}?${between.toString()}`}>
            <CompareLabel number={number - 1} />
          </ButtonLink>
        </p>
      )}
    </li>
  );
}

function Unchanged() {
  const t = useTexts("version-lists");
  return <>{t("versions.unchanged")}</>;
}

function First() {
  const t = useTexts("version-lists");
  return <>{t("versions.first")}</>;
}

function CompareLabel({ number }: { readonly number: number }) {
  const t = useTexts("version-lists");
  return <>{t("versions.compare", { number })}</>;
}

const kinds = ["changed", "added", "removed", "moved"] as const;

function Changes({ counts }: { readonly counts: NonNullable<ShownVersion["counts"]> }) {
  const documents = useTexts("documents");
  const shown = kinds.filter((kind) => counts[kind] > 0);
  if (shown.length === 0) return <Unchanged />;
  return (
    <>
      {shown.map((kind, index) => (
        <span key={kind}>
          {index > 0 && ", "}
          {documents(`compare.count.${kind}`, { count: counts[kind] })}
        </span>
      ))}
    </>
  );
}

function Publisher({ by: { kind, capacity, country } }: { readonly by: NonNullable<ShownVersion["by"]> }) {
  const accounts = useTexts("accounts");
  const key = capacity === "head" || kind === "secretariat" ? `office.${kind}` : `capacity.${capacity}`;
  return (
    <>
      {accounts(key)}
      {country !== null && `, ${country}`}
    </>
  );
}

import { ButtonLink } from "#app/components/button.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { periodAddress } from "../periods/components/period-address.ts";
import type { ShownDocument } from "../shown.ts";
import { ToConfirm } from "../versions/components/version-links.tsx";
import { documentAddress, positionAddress } from "./document-address.ts";
import { Endonym } from "./documents-page.tsx";
import { Saying } from "./saying.tsx";

/** What may be done with a version as buttons, and the other pages of its document as links. */
export function DocumentTools({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("documents");
  return (
    <nav className="document-tools" aria-label={t.plain("tools")}>
      <div className="bar actions">
        <Deeds page={page} />
        {page.deadline && (
          <p className={page.isDue ? "deadline" : "deadline deadline-over"}>
            <Saying said={page.deadline} />
          </p>
        )}
      </div>
      <ul className="document-pages">
        {usePages(page).map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Deeds({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("documents");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const paragraph = page.chosen ? { paragraph: page.chosen.id } : {};
  const at = (beside: string | null) => documentAddress(lang, page, { ...paragraph, beside });
  return (
    <>
      <WholeLink page={page} />
      {page.mayDraft && (
        <ButtonLink kind="quiet" href={paths.documentDraft(page.slug)}>
          {terms("edit")}
        </ButtonLink>
      )}
      <ToConfirm page={page} />
      {page.mayAfterSignIn && <ButtonLink href={paths.signInTo(at(page.beside))}>{t("signIn")}</ButtonLink>}
      {page.beside && (
        <ButtonLink kind="quiet" href={at(null)}>
          {t("alone")}
        </ButtonLink>
      )}
      {page.languages
        .filter((tag) => tag !== page.lang && tag !== page.beside)
        .map((tag) => (
          <ButtonLink key={tag} kind="quiet" href={at(tag)}>
            <BesideLabel tag={tag} />
          </ButtonLink>
        ))}
    </>
  );
}

/** The other pages of the document that the reader may open. */
function usePages(page: ShownDocument) {
  const t = useTexts("documents");
  const versions = useTexts("versions");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const { slug, others } = page;
  return [
    ...others.map((number) => ({
      href: documentAddress(lang, { ...page, number }),
      label: t("readVersion", { number }),
    })),
    ...(others.length > 0 ? [{ href: paths.documentComparison(slug), label: t("compare.link") }] : []),
    { href: paths.documentVersions(slug), label: versions("versions") },
    ...(page.can.listComments ? [{ href: paths.documentComments(slug), label: versions("comments") }] : []),
    ...(page.can.readMatrix ? [{ href: paths.documentMatrix(slug), label: versions("matrix") }] : []),
    ...(page.seesPosition ? [{ href: positionAddress(lang, page), label: t("positionLink") }] : []),
    ...(page.can.discuss ? [{ href: paths.discussion("document", slug), label: t("discussion") }] : []),
    { href: paths.adoption(slug), label: t("adoptionLink") },
    ...(page.mayReadTerms ? [{ href: periodAddress(lang, page), label: terms("comment-period") }] : []),
  ];
}

/** The way to the comments on the document as a whole, with their number. */
function WholeLink({ page }: { readonly page: ShownDocument }) {
  const t = useTexts("reading");
  const { lang } = usePageTexts();
  if (!page.seesComments || (page.count === 0 && !page.mayComment)) return null;
  return (
    <ButtonLink
      kind={page.mayComment ? "primary" : "quiet"}
      href={documentAddress(lang, page, { paragraph: "", place: "comments" })}
    >
      {page.mayComment ? t("whole") : t("wholeRead")}
      {page.count > 0 && ` (${String(page.count)})`}
    </ButtonLink>
  );
}

function BesideLabel({ tag }: { readonly tag: string }) {
  const t = useTexts("documents");
  return (
    <span>
      {t("beside")} <Endonym tag={tag} />
    </span>
  );
}

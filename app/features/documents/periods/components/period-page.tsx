import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { documentAddress } from "../../components/document-address.ts";
import { Trail } from "../../components/document-head.tsx";
import type { ShownPeriods } from "../shown-period.ts";
import { OpenForm } from "./open-form.tsx";
import { PeriodSection } from "./period-section.tsx";
import { periodAddress } from "./period-address.ts";
import { WaitingList } from "./waiting-list.tsx";

interface PeriodPageProps {
  readonly page: ShownPeriods;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

/** The comment periods of a version: their terms for members, and what each reader may do about them. */
export function PeriodPage({ page, reply }: PeriodPageProps) {
  const t = useTexts("periods");
  const { lang } = usePageTexts();
  const original = page.lang === lang ? undefined : page.lang;
  const href = documentAddress(lang, { ...page, beside: null });
  const document = { key: "document", href, label: <span lang={original}>{page.title}</span> };
  return (
    <div className="wrap page">
      <PageHead
        title={t("title")}
        breadcrumb={<Trail title={t("title")} document={document} />}
        lead={t("lead", { number: page.number })}
      />
      <FormErrors reply={reply} labels={{ takes: t("takes.label") }} />
      <OtherVersion page={page} />
      <WaitingList page={page} reply={reply} />
      <section className="section stack" aria-labelledby="periods">
        <h2 id="periods">{t("list")}</h2>
        {page.periods.length === 0 && <EmptyState title={t("none")} />}
        <ul className="periods">
          {page.periods.map((period) => (
            <PeriodSection key={period.id} period={period} page={page} reply={reply} />
          ))}
        </ul>
      </section>
      {page.can.changePeriod && (
        <section className="section stack" aria-labelledby="opening">
          <h2 id="opening">{t("openTitle")}</h2>
          <OpenForm zone={page.zone} reply={typed(reply, "deed") === "open" ? reply : undefined} />
        </section>
      )}
    </div>
  );
}

/** The way to the newest version's periods. */
function OtherVersion({ page: { slug, number, latest } }: Pick<PeriodPageProps, "page">) {
  const t = useTexts("periods");
  const { lang } = usePageTexts();
  if (number === latest) return null;
  return (
    <p>
      <a href={periodAddress(lang, { slug, number: latest, latest })}>{t("newest", { number: latest })}</a>
    </p>
  );
}

import { ButtonLink } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { Tag } from "#app/components/tag.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { TextOrTerm, useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Status } from "../status.ts";

interface InitiativesPageProps {
  readonly initiatives: readonly {
    readonly reference: string;
    readonly lang: string;
    readonly title: string;
    readonly organisation: string;
    readonly status: Status;
    readonly submittedAt: Date;
  }[];
  readonly isVisitor: boolean;
  readonly maySubmit: boolean;
}

/** The initiatives one may see; partners find the way to submit one, visitors how to offer cooperation. */
export function InitiativesPage({ initiatives, isVisitor, maySubmit }: InitiativesPageProps) {
  const t = useTexts("initiatives");
  const terms = useTexts("terms");
  const formats = useFormatsIn(t, "submittedOn");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const submit = maySubmit ? <ButtonLink href={paths.newInitiative}>{t("submit")}</ButtonLink> : null;
  return (
    <div className="wrap page">
      <PageHead title={<TextOrTerm part="initiatives" text="title" term="initiative" />} lead={t("lead")}>
        {initiatives.length > 0 && submit && <div className="actions">{submit}</div>}
      </PageHead>
      <h2 className="visually-hidden">{t("heading")}</h2>
      {initiatives.length === 0 && (
        <Nothing
          isVisitor={isVisitor}
          maySubmit={maySubmit}
          action={submit}
          signIn={paths.signInTo(paths.initiatives)}
          register={paths.register}
        />
      )}
      {initiatives.length > 0 && (
        <Rows
          rows={initiatives.map((initiative) => ({
            key: initiative.reference,
            title: <bdi>{initiative.title}</bdi>,
            titleLang: initiative.lang === lang ? undefined : initiative.lang,
            href: paths.initiative(initiative.reference),
            tags: (
              <>
                <Tag>{terms(initiative.status)}</Tag>
                <span>{initiative.reference}</span>
              </>
            ),
            meta: (
              <>
                <bdi>{initiative.organisation}</bdi>
                {" · "}
                {t("submittedOn", { date: formats.date(initiative.submittedAt) })}
              </>
            ),
          }))}
        />
      )}
    </div>
  );
}

interface NothingProps extends Pick<InitiativesPageProps, "isVisitor" | "maySubmit"> {
  readonly action: React.ReactNode;
  readonly signIn: string;
  readonly register: string;
}

function Nothing({ isVisitor, maySubmit, action, signIn, register }: NothingProps) {
  const t = useTexts("initiatives");
  const terms = useTexts("terms");
  if (maySubmit)
    return (
      <EmptyState title={t("empty.partner")} action={action}>
        {t("empty.partnerHow")}
      </EmptyState>
    );
  if (!isVisitor) return <EmptyState title={t("empty.member")}>{t("empty.memberHow")}</EmptyState>;
  return (
    <EmptyState
      title={t("empty.visitor")}
      action={
        <>
          <ButtonLink kind="quiet" href={signIn}>
            {terms("sign-in")}
          </ButtonLink>
          <ButtonLink kind="quiet" href={register}>
            {t("register")}
          </ButtonLink>
        </>
      }
    >
      {t("empty.visitorHow")}
    </EmptyState>
  );
}

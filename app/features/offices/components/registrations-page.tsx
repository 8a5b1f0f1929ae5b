import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { TextField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Mandate } from "../../access/actor.ts";
import type { OfficeOf } from "./office-of.ts";
import { Fold } from "./fold.tsx";

interface Registration {
  readonly id: string;
  readonly organisation: string;
  readonly person: string;
  readonly email: string;
  readonly purpose: string;
  readonly lang: string;
  readonly askedAt: Date;
}

interface Decided extends Registration {
  readonly status: string;
  readonly decidedAt: Date | null;
  readonly decidedBy: Mandate | null;
  readonly reason: string | null;
  readonly organisationSlug: string | null;
}

interface RegistrationsPageProps {
  readonly waiting: readonly Registration[];
  readonly decided: readonly Decided[];
  readonly officeOf: OfficeOf;
  readonly reply: FormReply | undefined;
}

/** What partners ask for when they wish to register: the Secretariat approves or declines. */
export function RegistrationsPage({ waiting, decided, officeOf, reply }: RegistrationsPageProps) {
  const t = useTexts("offices");
  const crumbs = [{ key: "offices", label: t("title"), href: pathsOf(usePageTexts().lang).offices }];
  return (
    <div className="wrap page">
      <PageHead
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
        title={t("registrations.title")}
        lead={t("registrations.lead")}
      />
      <FormErrors reply={reply} />
      <section className="stack" aria-labelledby="waiting">
        <h2 id="waiting">{t("registrations.waiting")}</h2>
        {waiting.length === 0 && <EmptyState title={t("registrations.none")} />}
        <ul className="rows">
          {waiting.map((registration) => (
            <li key={registration.id}>
              <Asked registration={registration} />
              <Decide id={registration.id} reply={reply} />
            </li>
          ))}
        </ul>
      </section>
      {decided.length > 0 && (
        <section className="section stack" aria-labelledby="decided">
          <h2 id="decided">{t("registrations.decided")}</h2>
          <ul className="rows">
            {decided.map((registration) => (
              <li key={registration.id}>
                <Verdict registration={registration} officeOf={officeOf} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Asked({ registration }: { readonly registration: Registration }) {
  const t = useTexts("offices");
  const formats = useFormatsIn(t, "registrations.asked");
  const { organisation, person, email, purpose, lang, askedAt } = registration;
  return (
    <>
      <h3 className="rows-title">
        <bdi>{organisation}</bdi>
      </h3>
      <p className="small soft">
        <bdi>{person}</bdi> · <bdi className="wrap-anywhere">{email}</bdi> ·{" "}
        {t("registrations.asked", { date: formats.date(askedAt) })}
      </p>
      <p className="prose whitespace-pre-line pt-2" lang={lang} dir="auto">
        {purpose}
      </p>
    </>
  );
}

function Decide({ id, reply }: { readonly id: string; readonly reply: FormReply | undefined }) {
  const t = useTexts("offices");
  const own = typed(reply, "registration") === id ? reply : undefined;
  const field = `reason-${id}`;
  const error = useFieldError(own)(field);
  return (
    <div className="pt-2">
      <form method="post" className="actions">
        <input type="hidden" name="registration" value={id} />
        <Button name="decision" value="approve">
          {t("registrations.approve")}
        </Button>
      </form>
      <Fold summary={t("registrations.declineSummary")} isOpen={error !== undefined}>
        <form method="post" className="form py-3">
          <input type="hidden" name="registration" value={id} />
          <TextField
            name="reason"
            id={field}
            label={t("registrations.reason")}
            hint={t("registrations.reasonHint")}
            defaultValue={typed(own, "reason")}
            error={error}
          />
          <p>
            <Button kind="danger" name="decision" value="decline">
              {t("registrations.decline")}
            </Button>
          </p>
        </form>
      </Fold>
    </div>
  );
}

function Verdict({
  registration,
  officeOf,
}: {
  readonly registration: Decided;
  readonly officeOf: OfficeOf;
}) {
  const t = useTexts("offices");
  const formats = useFormatsIn(t, "registrations.on");
  const paths = pathsOf(usePageTexts().lang);
  const { organisation, status, decidedAt, decidedBy, reason, organisationSlug } = registration;
  return (
    <>
      <h3 className="rows-title">
        {organisationSlug === null ? (
          <bdi>{organisation}</bdi>
        ) : (
          <a href={paths.office(`partner-${organisationSlug}`)}>
            <bdi>{organisation}</bdi>
          </a>
        )}
      </h3>
      <p className="small soft">
        {t(status === "approved" ? "registrations.approved" : "registrations.declined")}
        {decidedAt && <> · {t("registrations.on", { date: formats.date(decidedAt) })}</>}
        {decidedBy && <> · {officeOf(decidedBy)}</>}
      </p>
      {reason !== null && <p dir="auto">{reason}</p>}
    </>
  );
}

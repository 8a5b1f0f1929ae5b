import { Breadcrumb } from "#app/components/breadcrumb.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import type { FormReply } from "#app/http/form.ts";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import type { Capacity } from "../../access/actor.ts";
import type { NamedOffice } from "../office.ts";
import { InvitationList, type WaitingInvitation } from "./invitation-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { MandateList } from "./mandate-list.tsx";
import type { ShownMandate } from "./shown-mandate.ts";
import type { OfficeOf } from "./office-of.ts";
import { OfficeTitle } from "./offices-page.tsx";

interface OfficePageProps {
  readonly office: NamedOffice;
  readonly mandates: readonly ShownMandate[];
  /** The capacities in which the reader may invite. */
  readonly offers: readonly Capacity[];
  readonly invitations: readonly WaitingInvitation[];
  readonly lastDayOfTerm: string;
  readonly officeOf: OfficeOf;
  readonly reply: FormReply | undefined;
}

/** An office: who holds it, who held it, and what the reader may do about that. */
export function OfficePage({ office, mandates, officeOf, reply, ...inviting }: OfficePageProps) {
  const t = useTexts("offices");
  const paths = pathsOf(usePageTexts().lang);
  const present = mandates.filter(({ state }) => state !== "ended");
  const past = mandates.filter(({ state }) => state === "ended");
  const crumbs = [
    { key: "offices", label: t("title"), href: paths.offices },
    { key: "kind", label: t(`kinds.${office.kind}`), href: `${paths.offices}?kind=${office.kind}` },
  ];
  return (
    <div className="wrap page">
      <PageHead
        breadcrumb={<Breadcrumb label={t.plain("way")} crumbs={crumbs} />}
        title={<OfficeTitle office={office} officeOf={officeOf} />}
        lead={t("officeLead")}
      >
        {office.city !== null && (
          <p className="pt-2">
            <a href={paths.city(office.city)}>{t("toCity")}</a>
          </p>
        )}
      </PageHead>
      <FormErrors reply={reply} labels={{ email: t("invite.email"), until: t("invite.until") }} />
      <section className="section stack" aria-labelledby="now">
        <h2 id="now">{t("now")}</h2>
        {present.length === 0 && <EmptyState title={t("vacant")} />}
        <MandateList mandates={present} officeOf={officeOf} reply={reply} />
      </section>
      <Inviting reply={reply} {...inviting} />
      <section className="section stack" aria-labelledby="before">
        <h2 id="before">{t("before")}</h2>
        {past.length === 0 && <p className="soft">{t("noneBefore")}</p>}
        <MandateList mandates={past} officeOf={officeOf} reply={undefined} />
      </section>
    </div>
  );
}

type InvitingProps = Pick<OfficePageProps, "offers" | "invitations" | "lastDayOfTerm" | "reply">;

function Inviting({ offers, invitations, lastDayOfTerm, reply }: InvitingProps) {
  const t = useTexts("offices");
  if (offers.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="inviting">
      <h2 id="inviting">{t("invite.title")}</h2>
      {invitations.length > 0 && <InvitationList invitations={invitations} />}
      <InviteForm offers={offers} lastDayOfTerm={lastDayOfTerm} reply={reply} />
    </section>
  );
}

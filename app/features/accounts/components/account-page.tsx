import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import type { Mandate, Person } from "#app/features/access/actor.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";
import { OfficeName } from "./office-name.tsx";
import { ZoneForm } from "./zone-form.tsx";

interface AccountPageProps {
  readonly person: Person;
  readonly mandates: readonly {
    readonly mandate: Mandate;
    readonly startsAt: Date;
    readonly isCurrent: boolean;
  }[];
  /** The choice of zone kept in this browser; empty without one. */
  readonly zone: string;
}

/** Who is signed in, the mandates they hold, which one they act under, the zone of their times, and the way out. */
export function AccountPage({ person, mandates, zone }: AccountPageProps) {
  const t = useTexts("accounts");
  const terms = useTexts("terms");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <AccountFrame
      current="overview"
      title={terms("account")}
      lead={
        <>
          {t("signedInAs")} <bdi>{person.name}</bdi>, <bdi>{person.email}</bdi>
        </>
      }
    >
      <h2>{t("mandates")}</h2>
      <p>{t("mandatesLead")}</p>
      {mandates.length === 0 && <EmptyState title={t("noMandates")} />}
      {mandates.length > 0 && <Mandates mandates={mandates} />}
      {mandates.length > 0 && (
        <p>
          <a href={paths.offices}>{t("toOffices")}</a>
        </p>
      )}
      <ZoneForm zone={zone} />
      <form method="post" action={paths.signOut} className="pt-4">
        <Button kind="quiet">{terms("sign-out")}</Button>
      </form>
    </AccountFrame>
  );
}

function Mandates({ mandates }: Pick<AccountPageProps, "mandates">) {
  const t = useTexts("accounts");
  const formats = useFormatsIn(t, "since");
  return (
    <ul className="rows">
      {mandates.map(({ mandate, startsAt, isCurrent }) => (
        <li key={mandate.id}>
          <p className="rows-title">
            <OfficeName office={mandate.office} capacity={mandate.capacity} />
          </p>
          <p className="small soft">
            {t("since", { date: formats.date(startsAt) })}
            {isCurrent && <> · {t("actsUnder")}</>}
          </p>
          {!isCurrent && (
            <form method="post" className="pt-3">
              <input type="hidden" name="mandate" value={mandate.id} />
              <Button kind="quiet">{t("actUnder")}</Button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}

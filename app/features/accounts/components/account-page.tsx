import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import type { Mandate, Person } from "#app/features/access/actor.ts";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { OfficeName } from "./office-name.tsx";

interface AccountPageProps {
  readonly person: Person;
  readonly mandates: readonly {
    readonly mandate: Mandate;
    readonly startsAt: Date;
    readonly isCurrent: boolean;
  }[];
}

/** Who is signed in, the mandates they hold, which one they act under, and the way out. */
export function AccountPage({ person, mandates }: AccountPageProps) {
  const t = useTexts("accounts");
  const terms = useTexts("terms");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <div className="wrap page">
      <PageHead
        title={terms("account")}
        lead={
          <>
            {t("signedInAs")} <bdi>{person.name}</bdi> (<bdi>{person.email}</bdi>)
          </>
        }
      />
      <h2>{t("mandates")}</h2>
      <p className="soft">{t("mandatesLead")}</p>
      {mandates.length === 0 && <EmptyState title={t("noMandates")} />}
      <ul className="rows">
        {mandates.map(({ mandate, startsAt, isCurrent }) => (
          <li key={mandate.id}>
            <strong>
              <OfficeName office={mandate.office} capacity={mandate.capacity} />
            </strong>
            <span className="soft">{t("since", { date: formats.date(startsAt) })}</span>
            {isCurrent ? (
              <span>{t("actsUnder")}</span>
            ) : (
              <form method="post">
                <input type="hidden" name="mandate" value={mandate.id} />
                <Button kind="quiet">{t("actUnder")}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={paths.signOut}>
        <Button kind="quiet">{terms("sign-out")}</Button>
      </form>
    </div>
  );
}

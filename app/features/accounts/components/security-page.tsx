import { ButtonLink } from "#app/components/button.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AccountFrame } from "./account-frame.tsx";

interface SecurityPageProps {
  readonly email: string;
  readonly hasApp: boolean;
  readonly passkeys: number;
  readonly codes: number;
}

/** What proves who someone is, and where each is changed. */
export function SecurityPage({ email, hasApp, passkeys, codes }: SecurityPageProps) {
  const t = useTexts("accounts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <AccountFrame current="security" title={t("tabs.security")}>
      <Rows
        rows={[
          { key: "password", title: t("security.password"), href: paths.accountPassword },
          { key: "mail", title: t("address.title"), href: paths.accountMail, meta: <bdi>{email}</bdi> },
        ]}
      />
      <h2 id="second-factor">{t("secondFactor")}</h2>
      <p>{t("security.factorLead")}</p>
      {hasApp || passkeys > 0 ? (
        <Factors hasApp={hasApp} passkeys={passkeys} codes={codes} />
      ) : (
        <div className="actions">
          <ButtonLink href={paths.accountApp}>{t("security.setUpApp")}</ButtonLink>
          <ButtonLink kind="quiet" href={paths.accountPasskeys}>
            {t("passkey.add")}
          </ButtonLink>
        </div>
      )}
    </AccountFrame>
  );
}

function Factors({ hasApp, passkeys, codes }: Omit<SecurityPageProps, "email">) {
  const t = useTexts("accounts");
  const paths = pathsOf(usePageTexts().lang);
  return (
    <Rows
      rows={[
        {
          key: "app",
          title: t("app.title"),
          href: paths.accountApp,
          meta: t(hasApp ? "security.on" : "security.off"),
        },
        {
          key: "passkeys",
          title: t("passkey.several"),
          href: paths.accountPasskeys,
          meta: passkeys > 0 ? t("passkey.count", { count: passkeys }) : t("security.off"),
        },
        {
          key: "codes",
          title: t("codes.title"),
          href: paths.accountCodes,
          meta: t("codes.left", { count: codes }),
        },
      ]}
    />
  );
}

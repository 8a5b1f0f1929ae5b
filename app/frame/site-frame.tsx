import type { ReactNode } from "react";
import { Account } from "#app/components/account.tsx";
import { Flash } from "#app/components/flash.tsx";
import { SiteFooter } from "#app/components/site-footer.tsx";
import { SiteHeader } from "#app/components/site-header.tsx";
import { SkipLink } from "#app/components/skip-link.tsx";
import { SecondFactorNotice } from "#app/features/accounts/components/second-factor-notice.tsx";
import { initialsOf, OfficeBody, OfficeKindName } from "#app/features/accounts/components/office-name.tsx";
import type { Mandate, Person } from "#app/features/access/actor.ts";
import { inLanguage, pathsOf } from "#app/http/paths.ts";
import { languages } from "#app/language/languages.ts";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { useUnread } from "#app/live/unread.ts";

export interface Frame {
  readonly path: string;
  readonly textSize: string;
  readonly person: Person | null;
  readonly mandate: Mandate | null;
  /** The reader's zone (IANA name), for moments in refusals. */
  readonly zone: string;
  /** Until when a second factor must be set up, where one is missing. */
  readonly secondFactorBy: Date | null;
  readonly isDemonstration: boolean;
  readonly flash: string | null;
}

/** Header and footer around a page; without a frame's facts (a failure at the root) the header leads home only. */
export function SiteFrame({
  frame,
  children,
}: {
  readonly frame: Frame | null;
  readonly children: ReactNode;
}) {
  const t = useTexts("frame");
  const { lang } = usePageTexts();
  const path = frame?.path ?? `/${lang}/`;
  return (
    <>
      <SkipLink>{t("skip")}</SkipLink>
      <Header path={path} frame={frame} />
      <main id="main" tabIndex={-1}>
        {frame?.flash && (
          <div className="wrap">
            <Flash>{t(`flash.${frame.flash}`)}</Flash>
          </div>
        )}
        {frame?.secondFactorBy && (
          <SecondFactorNotice by={frame.secondFactorBy} rests={frame.mandate === null} />
        )}
        {children}
      </main>
      <Footer
        path={path}
        textSize={frame?.textSize ?? "m"}
        isDemonstration={frame?.isDemonstration ?? false}
        hasOffices={Boolean(frame?.mandate)}
      />
    </>
  );
}

const sections = ["cities", "documents", "rooms", "experiences", "initiatives", "meetings"] as const;

function Header({ path, frame }: { readonly path: string; readonly frame: Frame | null }) {
  const t = useTexts("frame");
  const terms = useTexts("terms");
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  const unread = useUnread();
  const nameOfRooms = (count: string) => t.plain("withUnread", { name: t.plain("nav.rooms"), unread: count });
  const isIn = (place: string) =>
    path === place || path.startsWith(`${place}/`) || path.startsWith(`${place}?`);
  const nav = sections.map((key) => ({
    key,
    href: paths[key],
    label: t(`nav.${key}`),
    isCurrent: isIn(paths[key]),
    ...(key === "rooms" && unread !== null && { count: unread, name: nameOfRooms(unread) }),
  }));
  // Those who keep the portal running find their pages beside the others.
  const admin = { key: "admin", href: paths.admin, label: t("nav.admin"), isCurrent: isIn(paths.admin) };
  const isAdministrator = frame?.mandate?.office.kind === "administration";
  const links = languages.map(({ tag, endonym }) => ({ tag, name: endonym, href: inLanguage(path, tag) }));
  return (
    <SiteHeader
      home={paths.home}
      name={t.plain("short")}
      fullName={terms("ascn")}
      navLabel={t.plain("navLabel")}
      nav={isAdministrator ? [...nav, admin] : nav}
      languages={{ label: terms.plain("language"), current: lang, links }}
      account={
        frame?.person ? (
          <AccountLink person={frame.person} mandate={frame.mandate} />
        ) : (
          <a href={path.startsWith(paths.signIn) ? path : paths.signInTo(path)}>{terms("sign-in")}</a>
        )
      }
    />
  );
}

function AccountLink({ person, mandate }: { readonly person: Person; readonly mandate: Mandate | null }) {
  const t = useTexts("accounts");
  const paths = pathsOf(usePageTexts().lang);
  if (!mandate)
    return (
      <Account
        href={paths.account}
        initials={initialsOf(person.name)}
        office={person.name}
        body={t("noMandate")}
      />
    );
  return (
    <Account
      href={paths.account}
      initials={initialsOf(mandate.office.name ?? mandate.office.country ?? mandate.office.kind)}
      office={<OfficeKindName office={mandate.office} capacity={mandate.capacity} />}
      body={<OfficeBody office={mandate.office} />}
    />
  );
}

interface FooterProps {
  readonly path: string;
  readonly textSize: string;
  readonly isDemonstration: boolean;
  /** Whether the reader acts for an office, and so may read of others. */
  readonly hasOffices: boolean;
}

function Footer({ path, textSize, isDemonstration, hasOffices }: FooterProps) {
  const t = useTexts("frame");
  const paths = pathsOf(usePageTexts().lang);
  const size = (value: string, sign: string) => ({
    value,
    sign,
    meaning: t(`textSize.${value}`),
    isCurrent: value === textSize,
  });
  return (
    <SiteFooter
      note={isDemonstration && t("demonstration")}
      name={t("portal")}
      linksLabel={t.plain("footerLabel")}
      links={[
        ...(hasOffices ? [{ key: "offices", href: paths.offices, label: t("offices") }] : []),
        { key: "about", href: paths.about, label: t("about") },
        { key: "accessibility", href: paths.accessibility, label: t("accessibility") },
        { key: "privacy", href: paths.privacy, label: t("privacy") },
      ]}
      textSize={{
        action: paths.textSize,
        label: t("textSize.label"),
        name: "size",
        sizes: [size("s", "A-"), size("m", "A"), size("l", "A+")],
        back: { name: "back", value: path },
      }}
    />
  );
}

import { Account } from "#app/components/account.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { SiteFooter } from "#app/components/site-footer.tsx";
import { SiteHeader } from "#app/components/site-header.tsx";
import { Tabs } from "#app/components/tabs.tsx";
import { messageWords } from "./example-form-words.ts";
import { languageWords, words } from "./example-words.ts";

const href = "#frame";

const nav = [
  { key: "cities", href, label: words.cities },
  { key: "documents", href, label: words.documents, isCurrent: true },
  { key: "rooms", href, label: words.rooms },
  { key: "experiences", href, label: words.experiences },
  { key: "initiatives", href, label: words.initiatives },
  { key: "meetings", href, label: words.meetings },
];

const languages = {
  label: words.language,
  current: "en",
  links: languageWords.map((language) => ({ ...language, href })),
};

const textSize = {
  action: "",
  label: words.textSize,
  name: "size",
  sizes: [
    { value: "s", sign: "A-", meaning: words.smaller, isCurrent: false },
    { value: "m", sign: "A", meaning: words.normal, isCurrent: true },
    { value: "l", sign: "A+", meaning: words.larger, isCurrent: false },
  ],
};

const footerLinks = [
  { key: "about", href, label: words.about },
  { key: "accessibility", href, label: words.accessibility },
  { key: "data", href, label: words.openData },
];

/** Header for members and for visitors, and the footer. */
export function FrameExamples() {
  const site = { home: href, name: words.name, fullName: words.fullName, languages };
  const account = <Account href={href} initials={words.initials} office={words.office} body={words.body} />;
  return (
    <section className="section stack" id="frame">
      <h2>{words.frame}</h2>
      <SiteHeader {...site} nav={nav} navLabel={words.exampleNav} account={account} />
      <SiteHeader
        {...site}
        nav={nav.slice(0, 2)}
        navLabel={words.signedOut}
        account={<a href={href}>{words.signIn}</a>}
      />
      <SiteFooter
        name={words.fullName}
        linksLabel={words.footerLinks}
        links={footerLinks}
        textSize={textSize}
      />
    </section>
  );
}

/** Tabs with counts, and the pages of a list. */
export function WayExamples() {
  return (
    <section className="section stack" id="ways">
      <h2>{words.ways}</h2>
      <Tabs
        label={messageWords.tabs}
        tabs={[
          { key: "all", href: "#ways", label: messageWords.allTopics, isCurrent: true },
          { key: "market", href: "#ways", label: messageWords.marketTickets, count: 4 },
          { key: "registers", href: "#ways", label: messageWords.registers },
        ]}
      />
      <Pagination
        label={messageWords.pages}
        previous={{ href: "#ways", label: messageWords.previous }}
        next={{ href: "#ways", label: messageWords.next }}
        pages={[
          { key: "1", href: "#ways", label: 1 },
          { key: "2", href: "#ways", label: 2, isCurrent: true },
          { key: "3", href: "#ways", label: 3 },
          { key: "gap", label: messageWords.gap },
          { key: "12", href: "#ways", label: 12 },
        ]}
      />
    </section>
  );
}

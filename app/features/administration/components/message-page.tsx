import { Facts } from "#app/components/facts.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";

interface MessagePageProps {
  readonly subject: string;
  readonly to: string;
  readonly lang: string;
  readonly text: string;
  readonly source: string;
  /** Our own origin: only its addresses become links. */
  readonly origin: string;
}

/** A message of the outbox as text, with its link to follow, and its source as it would be sent. */
export function MessagePage({ subject, to, lang, text, source, origin }: MessagePageProps) {
  const t = useTexts("administration");
  const formats = useFormats();
  const page = usePageTexts().lang;
  const bodyLang = lang === page ? undefined : lang;
  const facts = [
    { key: "to", term: t("outbox.to"), value: <bdi>{to}</bdi> },
    { key: "lang", term: t("outbox.lang"), value: formats.language(lang) },
  ];
  return (
    <div className="wrap page">
      <PageHead compact title={<bdi>{subject}</bdi>} titleLang={bodyLang} />
      <AdminTabs current="outbox" hasOutbox />
      <div className="stack">
        <p>
          <a href={pathsOf(page).adminOutbox}>{t("outbox.back")}</a>
        </p>
        <Facts facts={facts} />
        <div className="letter" lang={bodyLang}>
          {text.split("\n").map((line, index) => (
            <Line key={index} line={line} origin={origin} />
          ))}
        </div>
        <details>
          <summary>{t("outbox.source")}</summary>
          <pre className="source" lang="en" dir="ltr">
            {source}
          </pre>
        </details>
      </div>
    </div>
  );
}

function Line({ line, origin }: { readonly line: string; readonly origin: string }) {
  const isLink = line.startsWith(`${origin}/`) && !/\s/.test(line);
  return <p>{isLink ? <a href={line.slice(origin.length)}>{line}</a> : line}</p>;
}

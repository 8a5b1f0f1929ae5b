import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { Rows } from "#app/components/rows.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";
import { PagesNav } from "./pages-nav.tsx";

interface OutboxPageProps {
  readonly messages: readonly {
    readonly name: string;
    readonly to: string;
    readonly subject: string;
    readonly lang: string;
    readonly at: Date;
  }[];
  readonly page: number;
  readonly hasMore: boolean;
}

/** What the demonstration would have sent, the newest first. */
export function OutboxPage({ messages, page, hasMore }: OutboxPageProps) {
  const t = useTexts("administration");
  const formats = useFormats();
  const { lang } = usePageTexts();
  const paths = pathsOf(lang);
  return (
    <div className="wrap page">
      <PageHead compact title={t("outbox.title")} lead={t("outbox.lead")} />
      <AdminTabs current="outbox" hasOutbox />
      <h2 className="visually-hidden">{t("outbox.messages")}</h2>
      {messages.length === 0 && <EmptyState title={t("outbox.none")} />}
      {messages.length > 0 && (
        <Rows
          rows={messages.map((message) => ({
            key: message.name,
            title: <bdi>{message.subject}</bdi>,
            titleLang: message.lang === lang ? undefined : message.lang,
            href: `${paths.adminOutbox}/${message.name}`,
            meta: (
              <>
                <bdi>{message.to}</bdi>
                {" · "}
                <time dateTime={message.at.toISOString()}>{formats.dateTime(message.at)}</time>
              </>
            ),
          }))}
        />
      )}
      <PagesNav path={paths.adminOutbox} page={page} hasMore={hasMore} />
    </div>
  );
}

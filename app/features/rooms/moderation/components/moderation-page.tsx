import type { ReactNode } from "react";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { RichText } from "#app/components/rich-text.tsx";
import { FormErrors } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import type { RoomLabel } from "../../opening/components/room-name.ts";
import { useRoomView } from "../../reading/components/room-view.tsx";
import { TimesIn } from "../../reading/components/times-in.tsx";
import type { By } from "../../room-event.ts";
import type { ModerationDeed } from "../schema.ts";
import { ModeratorForms, ReportForm } from "./moderation-forms.tsx";

interface Moderated {
  readonly n: number;
  readonly at: string;
  readonly by: By;
  readonly lang: string | null;
  /** Null where the reader may not see the words. */
  readonly html: string | null;
  readonly isHidden: boolean;
  readonly hiddenReason: string | null;
}

interface Report {
  readonly id: string;
  readonly reason: string;
  readonly at: string;
  readonly by: By;
  readonly isSettled: boolean;
}

export interface ModerationPageProps {
  /** What the page is called: of readers, who only report, it asks no more. */
  readonly title: string;
  readonly room: RoomLabel;
  readonly message: Moderated;
  readonly isOwn: boolean;
  readonly hasReported: boolean;
  readonly reports: readonly Report[];
  readonly restriction: { readonly reason: string; readonly until: string | null } | null;
  readonly can: Readonly<Record<ModerationDeed, boolean>>;
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly reply: FormReply | undefined;
  readonly officeName: (by: By) => ReactNode;
}

/** The deeds that are given a reason. */
const reasoned = ["report", "hide", "restrict"] as const;

/** A message with what may be done about it: reported by readers, decided by moderators. */
export function ModerationPage(props: ModerationPageProps) {
  const { title, room, message, isOwn, hasReported, can, mandate, reply, officeName } = props;
  const deed = reasoned.find((one) => one === typed(reply, "deed"));
  const t = useTexts("moderation");
  const { zone } = useRoomView();
  return (
    <div className="wrap page">
      <PageHead compact breadcrumb={<RoomBreadcrumb room={room} />} title={title} />
      <FormErrors reply={reply} labels={{ reason: deed && t(`reasons.${deed}`), term: t("term.label") }} />
      <Words message={message} officeName={officeName} />
      <TimesIn zone={zone} />
      {isOwn && <Fact>{t(message.isHidden ? "ownHidden" : "own")}</Fact>}
      {hasReported && <Fact id="report">{t("reported")}</Fact>}
      {can.report && !hasReported && !can.hide && <ReportForm mandate={mandate} reply={reply} />}
      <Reports reports={props.reports} officeName={officeName} />
      <Restriction restriction={props.restriction} />
      {can.hide && (
        <ModeratorForms
          isHidden={message.isHidden}
          hasOpenReports={props.reports.some(({ isSettled }) => !isSettled)}
          mandate={mandate}
          reply={reply}
        />
      )}
      {can.report && !hasReported && can.hide && <ReportForm mandate={mandate} reply={reply} />}
    </div>
  );
}

function Fact({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <div className="pt-4" id={id}>
      <Note>{children}</Note>
    </div>
  );
}

function Words({ message, officeName }: Pick<ModerationPageProps, "message" | "officeName">) {
  const t = useTexts("moderation");
  const formats = useFormatsIn(t, "written");
  const { zone } = useRoomView();
  const { at, by, html, lang, isHidden, hiddenReason } = message;
  return (
    <section className="stack" aria-label={t.plain("message")}>
      <p className="small soft">
        {officeName(by)} ·{" "}
        <time dateTime={at}>{t("written", { at: formats.dateTime(new Date(at), zone) })}</time>
      </p>
      {html === null ? (
        <p className="soft">{t("hidden")}</p>
      ) : (
        <RichText html={html} lang={lang ?? undefined} />
      )}
      {isHidden && hiddenReason !== null && (
        <Note isWarning>
          {t("hiddenBecause")} <bdi className="whitespace-pre-line">{hiddenReason}</bdi>
        </Note>
      )}
    </section>
  );
}

function Reports({ reports, officeName }: Pick<ModerationPageProps, "reports" | "officeName">) {
  const t = useTexts("moderation");
  const formats = useFormatsIn(t, "reportedAt");
  const { zone } = useRoomView();
  if (reports.length === 0) return null;
  return (
    <section className="section stack" aria-labelledby="reports">
      <h2 id="reports">{t("reportsOf")}</h2>
      <ul className="rows">
        {reports.map(({ id, reason, at, by, isSettled }) => (
          <li key={id}>
            <p className="wrap-anywhere whitespace-pre-line" dir="auto">
              {reason}
            </p>
            <p className="small soft">
              {officeName(by)} ·{" "}
              <time dateTime={at}>{t("reportedAt", { at: formats.dateTime(new Date(at), zone) })}</time>
              {isSettled && <> · {t("settled")}</>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Restriction({ restriction }: Pick<ModerationPageProps, "restriction">) {
  const t = useTexts("moderation");
  const formats = useFormatsIn(t, "restrictedUntil");
  const { zone } = useRoomView();
  if (restriction === null) return null;
  const { until, reason } = restriction;
  return (
    <div className="section">
      <Note isNotice>
        {until === null
          ? t("restrictedForGood")
          : t("restrictedUntil", { at: formats.dateTime(new Date(until), zone) })}{" "}
        <bdi className="whitespace-pre-line">{reason}</bdi>
      </Note>
    </div>
  );
}

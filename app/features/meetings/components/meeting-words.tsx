import { useFormatsIn } from "#app/language/fallback.tsx";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { countingForm } from "./meeting-title.ts";

interface Source {
  readonly id: string;
  readonly title: string;
  readonly url: string | null;
}

/** A meeting or event as the pages are given it. */
export interface Meeting {
  readonly slug: string;
  readonly kind: string;
  /** Which annual meeting it is; for an event of a series, which of the series. */
  readonly number: number | null;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly format: string | null;
  readonly chairCountryCode: string | null;
  readonly outcomes: readonly string[];
  readonly certainty: string;
  readonly note: string | null;
  readonly named: readonly Source[];
}

/** The language of the content, where it is not that of the page. */
export function useOriginal(): "en" | undefined {
  return usePageTexts().lang === "en" ? undefined : "en";
}

/** "4th annual meeting"; an event has its own title, with its number where it is one of a series. */
export function MeetingName({ meeting }: { readonly meeting: Pick<Meeting, "kind" | "number" | "title"> }) {
  const t = useTexts("meetings");
  const { lang } = usePageTexts();
  const original = useOriginal();
  const { kind, number, title } = meeting;
  if (number === null) return <span lang={original}>{title}</span>;
  const form = (key: string) => countingForm(t, lang, key, number);
  if (kind === "annual-meeting") return <>{t(`annual.${form("annual.other")}`, { number })}</>;
  return (
    <span>
      <span lang={original}>{title}</span>
      {" ("}
      {t(`series.${form("series.other")}`, { number })}
      {")"}
    </span>
  );
}

/** The day, month or year, or the span from the first to the last day. */
export function MeetingDate({ meeting }: { readonly meeting: Pick<Meeting, "startsOn" | "endsOn"> }) {
  const t = useTexts("meetings");
  const formats = useFormats();
  const { partialDate } = useFormatsIn(t, "days");
  if (meeting.endsOn === null)
    return <time dateTime={meeting.startsOn}>{formats.partialDate(meeting.startsOn)}</time>;
  return <>{t("days", { start: partialDate(meeting.startsOn), end: partialDate(meeting.endsOn) })}</>;
}

/** In person, online or hybrid; nothing where the source does not say. */
export function MeetingFormat({ format }: { readonly format: string | null }) {
  const terms = useTexts("terms");
  return format === "in-person" || format === "online" || format === "hybrid" ? <>{terms(format)}</> : null;
}

interface SourceLinksProps {
  readonly sources: readonly Source[];
  /** One below the other, for a table's cell. */
  readonly isStacked?: boolean;
}

/** The sources by their titles, linked where they have an address. */
export function SourceLinks({ sources, isStacked = false }: SourceLinksProps) {
  const original = useOriginal();
  return (
    <ul className={isStacked ? "small" : "link-row"} lang={original}>
      {sources.map(({ id, title, url }) => (
        <li key={id}>
          {url === null ? (
            title
          ) : (
            <a href={url} rel="nofollow noopener">
              {title}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What came of it, as the sources say. */
export function Outcomes({ outcomes }: { readonly outcomes: readonly string[] }) {
  const original = useOriginal();
  return (
    <ul lang={original}>
      {outcomes.map((outcome) => (
        <li key={outcome}>{outcome}</li>
      ))}
    </ul>
  );
}

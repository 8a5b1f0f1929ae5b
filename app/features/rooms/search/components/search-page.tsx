import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { InputField } from "#app/components/field.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormats, usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { RoomBreadcrumb } from "../../opening/components/room-breadcrumb.tsx";
import { roomName, type RoomLabel } from "../../opening/components/room-name.ts";
import { TimesIn } from "../../reading/components/times-in.tsx";
import type { By } from "../../room-event.ts";
import type { Piece } from "../found-excerpt.ts";

interface Result {
  readonly n: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: By;
  readonly lang: string | null;
  readonly pieces: readonly Piece[];
}

interface SearchPageProps {
  readonly room: RoomLabel;
  readonly question: string;
  /** Whether anything was asked for. */
  readonly isAsked: boolean;
  readonly results: readonly Result[];
  readonly olderBefore: number | null;
  /** The zone times are said in. */
  readonly zone: string;
  readonly officeName: (by: By) => ReactNode;
}

/** Search within one room: the question, and what was found with its place in the room. */
export function SearchPage(props: SearchPageProps) {
  const { room, question, isAsked, results, olderBefore, zone } = props;
  const t = useTexts("room-search");
  const terms = useTexts("terms");
  const name = roomName(useTexts("rooms"), room);
  const here = pathsOf(usePageTexts().lang).roomSearch(room.slug);
  return (
    <div className="wrap page">
      <PageHead
        compact
        title={t("title", { room: name.text })}
        lead={t("lead")}
        breadcrumb={<RoomBreadcrumb room={room} />}
      />
      <form action={here} role="search" className="form">
        <InputField name="q" type="search" label={t("words")} defaultValue={question} />
        <div>
          <Button>{terms("search")}</Button>
        </div>
      </form>
      {question !== "" && !isAsked && <p>{t("ask")}</p>}
      {isAsked && results.length === 0 && <EmptyState title={t("nothing")} />}
      {results.length > 0 && <Results {...props} />}
      {olderBefore !== null && (
        <p className="link-row">
          <a href={`${here}?q=${encodeURIComponent(question)}&before=${String(olderBefore)}`}>{t("older")}</a>
        </p>
      )}
      {results.length > 0 && <TimesIn zone={zone} />}
    </div>
  );
}

function Results({ room, results, zone, officeName }: SearchPageProps) {
  const t = useTexts("room-search");
  const formats = useFormats();
  const paths = pathsOf(usePageTexts().lang);
  return (
    <ul className="rows" aria-label={t.plain("results")}>
      {results.map(({ n, at, by, lang, pieces }) => (
        <li key={n}>
          <a className="rows-title" href={paths.roomMessage(room.slug, n)}>
            {officeName(by)} · <time dateTime={at}>{formats.dateTime(new Date(at), zone)}</time>
          </a>
          <p lang={lang ?? undefined} dir="auto">
            {pieces.map(({ text, isFound }, index) => (isFound ? <mark key={index}>{text}</mark> : text))}
          </p>
        </li>
      ))}
    </ul>
  );
}

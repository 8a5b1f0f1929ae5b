import type { ReactNode } from "react";
import { Note } from "#app/components/note.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { figureChanges, wordDifference } from "../changes.ts";
import type { SectionContent, Summary } from "../profile.ts";
import { Confirmed, type OfficeOf } from "./confirmed.tsx";
import { FigureChanges } from "./figure-changes.tsx";
import type { Saved } from "./profile-facts.tsx";

interface ConflictProps {
  /** What is saved now. */
  readonly theirs: SectionContent & Saved;
  /** What could not be saved over it. */
  readonly yours: SectionContent;
  readonly officeOf: OfficeOf;
}

/** Over the form: that someone else saved meanwhile, both texts and what differs. Nothing of one's own is lost. */
export function Conflict({ theirs, yours, officeOf }: ConflictProps) {
  const t = useTexts("cities");
  return (
    <section className="stack pt-5 pb-4" aria-labelledby="conflict">
      <div role="alert">
        <Note isWarning>
          <h2 id="conflict">{t("conflict.title")}</h2>
          <p className="pt-2">{t("conflict.lead")}</p>
          <p>
            {t("conflict.saved")} <Confirmed {...theirs} officeOf={officeOf} />
          </p>
        </Note>
      </div>
      {theirs.section === "summary" && yours.section === "summary" && (
        <BothSummaries theirs={theirs.content} yours={yours.content} />
      )}
      {theirs.section === "facts" && yours.section === "facts" && (
        <FigureChanges
          changes={figureChanges(theirs.content, yours.content)}
          before={t("conflict.theirs")}
          after={t("conflict.yours")}
        />
      )}
    </section>
  );
}

function BothSummaries({ theirs, yours }: { readonly theirs: Summary; readonly yours: Summary }) {
  const t = useTexts("cities");
  const parts = wordDifference(theirs.text ?? "", yours.text ?? "", yours.lang);
  return (
    <div className="columns">
      <Side title={t("conflict.theirs")} lang={theirs.lang}>
        {parts.start}
        <mark>{parts.before}</mark>
        {parts.end}
      </Side>
      <Side title={t("conflict.yours")} lang={yours.lang}>
        {parts.start}
        <mark>{parts.after}</mark>
        {parts.end}
      </Side>
    </div>
  );
}

function Side({
  title,
  lang,
  children,
}: {
  readonly title: ReactNode;
  readonly lang: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="stack">
      <h3>{title}</h3>
      <p lang={lang} dir="auto">
        {children}
      </p>
    </div>
  );
}

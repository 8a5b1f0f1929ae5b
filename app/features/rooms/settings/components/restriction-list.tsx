import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../acting/components/acting-under.tsx";
import { useRoomView } from "../../reading/components/room-view.tsx";
import { TimesIn } from "../../reading/components/times-in.tsx";
import type { By } from "../../room-event.ts";

export interface Restriction {
  readonly personId: string;
  readonly reason: string;
  /** ISO 8601, UTC; `until` is null where nothing ends it but a moderator. */
  readonly at: string;
  readonly until: string | null;
  /** The person's own office. */
  readonly by: By;
  readonly canLift: boolean;
}

interface RestrictionListProps {
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly restrictions: readonly Restriction[];
  readonly officeName: (by: By) => ReactNode;
}

/** Who may not write in a room, why and until when; each may be let again. */
export function RestrictionList({ mandate, restrictions, officeName }: RestrictionListProps) {
  const t = useTexts("room-settings");
  const formats = useFormatsIn(t, "restrictions.until");
  const { zone } = useRoomView();
  return (
    <section className="section stack" aria-labelledby="restrictions">
      <h2 id="restrictions">{t("restrictions.title")}</h2>
      {restrictions.length === 0 && <p className="soft">{t("restrictions.none")}</p>}
      {restrictions.length > 0 && (
        <ul className="rows">
          {restrictions.map(({ personId, reason, until, by, canLift }) => (
            <li key={personId}>
              <p className="rows-title">{officeName(by)}</p>
              <p className="small soft">
                {until === null ? (
                  t("restrictions.always")
                ) : (
                  <time dateTime={until}>
                    {t("restrictions.until", { at: formats.dateTime(new Date(until), zone) })}
                  </time>
                )}
              </p>
              <p className="wrap-anywhere whitespace-pre-line" dir="auto">
                {reason}
              </p>
              {canLift && (
                <form method="post" className="pt-2">
                  <ActingUnder mandate={mandate} />
                  <input type="hidden" name="person" value={personId} />
                  <Button kind="quiet" name="deed" value="lift">
                    {t("restrictions.lift")}
                  </Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {restrictions.some(({ until }) => until !== null) && <TimesIn zone={zone} />}
    </section>
  );
}

import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { ActingUnder } from "../../acting/components/acting-under.tsx";
import { DeedForm } from "../../acting/components/deed-form.tsx";
import type { By, MessageNow } from "../../room-event.ts";
import { emojis } from "../../emojis.ts";

interface ReactionsSectionProps {
  readonly reactors: readonly { readonly emoji: string; readonly by: readonly By[] }[];
  /** The mandate one acts under. */
  readonly ownMandate: string | null;
  readonly mayReact: boolean;
  readonly officeName: (by: By) => ReactNode;
}

/** Who reacted how, and one's own sign: to be set, or taken away. */
export function ReactionsSection({ reactors, ownMandate, mayReact, officeName }: ReactionsSectionProps) {
  const t = useTexts("messages");
  const isOwn = (emoji: string) =>
    reactors.some((one) => one.emoji === emoji && one.by.some(({ mandate }) => mandate === ownMandate));
  if (reactors.length === 0 && !mayReact) return null;
  return (
    <section className="section stack" id="react">
      <h2>{t("reactions")}</h2>
      {reactors.length > 0 && (
        <ul className="stack">
          {reactors.map(({ emoji, by }) => (
            <li key={emoji} className="flex gap-3">
              <span className="min-w-5 text-center">{emoji}</span>
              <ul>
                {by.map((one) => (
                  <li key={one.mandate}>{officeName(one)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
      {mayReact && (
        <>
          <Signs
            label={t("reactWith")}
            on="true"
            emojis={emojis.filter((emoji) => !isOwn(emoji))}
            mandate={ownMandate}
          />
          <Signs label={t("takeAway")} on="false" emojis={emojis.filter(isOwn)} mandate={ownMandate} />
        </>
      )}
    </section>
  );
}

interface SignsProps {
  readonly label: ReactNode;
  readonly on: string;
  readonly emojis: readonly string[];
  readonly mandate: string | null;
}

function Signs({ label, on, emojis: signs, mandate }: SignsProps) {
  if (signs.length === 0) return null;
  return (
    <form method="post" className="actions">
      <ActingUnder mandate={mandate} />
      <input type="hidden" name="deed" value="react" />
      <input type="hidden" name="on" value={on} />
      <span className="small">{label}</span>
      <span className="message-signs">
        {signs.map((emoji) => (
          <Button key={emoji} kind="quiet" name="emoji" value={emoji}>
            {emoji}
          </Button>
        ))}
      </span>
    </form>
  );
}

interface PinSectionProps {
  readonly message: MessageNow;
  /** The mandate one acts under. */
  readonly mandate: string | null;
}

/** Putting a message at the head of its room, or taking it from there. */
export function PinSection({ message, mandate }: PinSectionProps) {
  const t = useTexts("messages");
  return (
    <section className="section stack" id="pin">
      <h2>{t("pin")}</h2>
      <DeedForm deed="pin" mandate={mandate}>
        <input type="hidden" name="on" value={String(!message.pinned)} />
        <p>{t(message.pinned ? "isPinned" : "pinLead")}</p>
        <div>
          <Button kind="quiet">{t(message.pinned ? "unpinIt" : "pinIt")}</Button>
        </div>
      </DeedForm>
    </section>
  );
}

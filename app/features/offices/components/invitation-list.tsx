import { Button } from "#app/components/button.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import type { Capacity } from "../../access/actor.ts";

export interface WaitingInvitation {
  readonly id: string;
  /** Null where it was made in the terminal. */
  readonly email: string | null;
  readonly capacity: Capacity;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly hasExpired: boolean;
}

/** Invitations that nobody has accepted yet: sent again with a new link, or withdrawn. */
export function InvitationList({ invitations }: { readonly invitations: readonly WaitingInvitation[] }) {
  const t = useTexts("offices");
  const formats = useFormatsIn(t, "invite.sent");
  return (
    <ul className="rows">
      {invitations.map(({ id, email, capacity, sentAt, expiresAt, hasExpired }) => (
        <li key={id}>
          <p className="rows-title">
            <bdi>{email ?? t("invite.fromTerminal")}</bdi>
          </p>
          <p className="small soft">
            {t(`capacity.${capacity}`)} ·{" "}
            {t(hasExpired ? "invite.expired" : "invite.sent", {
              sent: formats.date(sentAt),
              until: formats.dateTime(expiresAt),
            })}
          </p>
          <form method="post" className="actions pt-2">
            <input type="hidden" name="invitation" value={id} />
            {email !== null && (
              <Button kind="quiet" name="deed" value="resend">
                {t("invite.again")}
              </Button>
            )}
            <Button kind="quiet" name="deed" value="withdraw">
              {t("invite.withdraw")}
            </Button>
          </form>
        </li>
      ))}
    </ul>
  );
}

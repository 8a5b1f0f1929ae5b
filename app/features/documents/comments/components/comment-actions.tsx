import { inPlace } from "#app/components/in-place.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownComment } from "#app/features/documents/shown.ts";
import type { OpenForm } from "../open-form.ts";
import type { ThreadAddresses } from "./thread-addresses.ts";
import { ThreadForm } from "./thread-form.tsx";
import { openerId } from "./use-form-focus.ts";

interface OpenLinkProps {
  readonly opens: OpenForm;
  readonly addresses: ThreadAddresses;
  readonly onOpen: (open: OpenForm) => void;
  readonly children: React.ReactNode;
}

/** Opens a form in its place; without JavaScript by its address. */
export function OpenLink({ opens, addresses, onOpen, children }: OpenLinkProps) {
  const open = inPlace(() => {
    onOpen(opens);
  });
  return (
    <a id={openerId(opens)} href={addresses.form(opens.id, opens.deed).action} onClick={open}>
      {children}
    </a>
  );
}

interface CommentActionsProps {
  readonly comment: ShownComment;
  readonly addresses: ThreadAddresses;
  readonly onOpen: (open: OpenForm) => void;
}

/** What the reader may do to a comment. */
export function CommentActions({ comment, addresses, onOpen }: CommentActionsProps) {
  const t = useTexts("threads");
  const { id, can, revision, isSupported } = comment;
  const links = { addresses, onOpen };
  if (!can.reply && !can.support && !can.edit && !can.withdraw && revision === 1) return null;
  return (
    <div className="thread-actions">
      {can.reply && (
        <OpenLink opens={{ deed: "reply", id }} {...links}>
          {t("reply")}
        </OpenLink>
      )}
      {can.support && <SupportForm comment={id} isSupported={isSupported} action={addresses.page} />}
      {can.edit && (
        <OpenLink opens={{ deed: "edit", id }} {...links}>
          {t("edit")}
        </OpenLink>
      )}
      {revision > 1 && <a href={addresses.history(id)}>{t("history")}</a>}
      {can.withdraw && (
        <WithdrawForm
          hidden={{ deed: "withdraw", comment: id }}
          action={addresses.page}
          hint={t("withdrawHint")}
        />
      )}
    </div>
  );
}

interface SupportFormProps {
  readonly comment: string;
  readonly isSupported: boolean;
  readonly action: string;
}

function SupportForm({ comment, isSupported, action }: SupportFormProps) {
  const t = useTexts("threads");
  const deed = isSupported ? "withdrawSupport" : "support";
  return (
    <ThreadForm action={action} hidden={{ deed, comment }} refused={undefined}>
      {() => <button className="link-button">{t(deed)}</button>}
    </ThreadForm>
  );
}

interface WithdrawFormProps {
  readonly hidden: Readonly<Record<string, string>>;
  readonly action: string;
  readonly hint: React.ReactNode;
}

/** Taking back what one's office said, asked for twice: it cannot be made undone. */
export function WithdrawForm({ hidden, action, hint }: WithdrawFormProps) {
  const t = useTexts("threads");
  return (
    <details className="thread-withdraw">
      <summary>{t("withdraw")}</summary>
      <ThreadForm action={action} hidden={hidden} refused={undefined}>
        {() => (
          <>
            <p>{hint}</p>
            <button className="button button-danger">{t("withdrawNow")}</button>
          </>
        )}
      </ThreadForm>
    </details>
  );
}

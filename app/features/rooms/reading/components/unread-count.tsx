import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { useTexts } from "#app/language/use-texts.tsx";
import { unreadLimit } from "../../limits.ts";

/** How many messages are unread: "4", or "99+" where counting ended. Nothing for none. */
export function UnreadCount({ count }: { readonly count: number }) {
  const t = useTexts("room-reading");
  if (count === 0) return null;
  return (
    <>
      {count < unreadLimit ? count : `${String(unreadLimit - 1)}+`}
      <VisuallyHidden> {t("unread")}</VisuallyHidden>
    </>
  );
}

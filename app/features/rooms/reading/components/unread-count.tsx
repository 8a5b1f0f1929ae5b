import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** From so many on they are no longer counted. */
const most = 100;

/** How many messages are unread: "4", or "99+" where counting ended. Nothing for none. */
export function UnreadCount({ count }: { readonly count: number }) {
  const t = useTexts("room-reading");
  if (count === 0) return null;
  return (
    <>
      {count < most ? count : `${String(most - 1)}+`}
      <VisuallyHidden> {t("unread")}</VisuallyHidden>
    </>
  );
}

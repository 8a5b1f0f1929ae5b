import { useEffect, useRef, useState } from "react";
import { useTexts } from "#app/language/use-texts.tsx";

interface HistoryDialogProps {
  /** Path of the message's own page, which has its history. */
  readonly page: string;
  readonly onClose: () => void;
}

/** What a message said before, over the room: as its own page shows it to this reader. Where that cannot be had, the way there. */
export function HistoryDialog({ page, onClose }: HistoryDialogProps) {
  const t = useTexts("messages");
  const terms = useTexts("terms");
  const dialog = useRef<HTMLDialogElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [isThere, setIsThere] = useState<boolean | null>(null);
  useEffect(() => {
    dialog.current?.showModal();
    let isWanted = true;
    void sectionOf(page).then((section) => {
      if (!isWanted) return;
      if (section) place.current?.replaceChildren(document.importNode(section, true));
      setIsThere(section !== null);
    });
    return () => {
      isWanted = false;
    };
  }, [page]);
  return (
    <dialog ref={dialog} aria-label={t.plain("history")} className="room-dialog" onClose={onClose}>
      <div ref={place} />
      {isThere === false && (
        <p>
          <a href={`${page}#history`}>{t("history")}</a>
        </p>
      )}
      <form method="dialog">
        <button className="button button-quiet">{terms("close")}</button>
      </form>
    </dialog>
  );
}

/** The section of the page that has the history; null where it cannot be had, or has gone with the words. */
async function sectionOf(page: string): Promise<Element | null> {
  try {
    const answer = await fetch(page);
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("history");
  } catch {
    return null;
  }
}

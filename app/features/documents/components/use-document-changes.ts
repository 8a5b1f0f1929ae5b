import { useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { connect } from "#app/live/connection.ts";

/** Loads the page's data again whenever the document changes, and after every (re)connection: something may have been missed. */
export function useDocumentChanges(document: string, isWanted: boolean): void {
  const { revalidate, state } = useRevalidator();
  const { state: going } = useNavigation();
  const [changes, setChanges] = useState(0);
  const loaded = useRef(0);
  useEffect(() => {
    // One loading at a time: a second one would break off the first, or the way to other comments. What changes meanwhile is loaded after it.
    if (state !== "idle" || going !== "idle" || loaded.current === changes) return;
    loaded.current = changes;
    revalidate();
  }, [changes, state, going, revalidate]);
  useEffect(() => {
    if (!isWanted) return;
    return watchDocument(document, () => {
      setChanges((count) => count + 1);
    });
  }, [document, isWanted]);
}

/** Watches the document until the function it gives is called. */
function watchDocument(document: string, onChange: () => void): () => void {
  let isOver = false;
  let leave: (() => void) | undefined;
  void connect().then((socket) => {
    if (isOver) return;
    const watch = () => {
      socket.emit("document:watch", { document }, onChange);
    };
    const hear = (change: { document: string }) => {
      if (change.document === document) onChange();
    };
    socket.on("connect", watch);
    socket.on("document:changed", hear);
    if (socket.connected) watch();
    leave = () => {
      socket.off("connect", watch);
      socket.off("document:changed", hear);
    };
  });
  return () => {
    isOver = true;
    leave?.();
  };
}

import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { connect } from "#app/live/connection.ts";

/** Loads the page's data again whenever the document changes, and after every (re)connection: something may have been missed. */
export function useDocumentChanges(document: string, isWanted: boolean): void {
  const { revalidate } = useRevalidator();
  const load = useRef(revalidate);
  useEffect(() => {
    load.current = revalidate;
  }, [revalidate]);
  useEffect(() => {
    if (!isWanted) return;
    let isOver = false;
    let leave: (() => void) | undefined;
    void connect().then((socket) => {
      if (isOver) return;
      const again = () => {
        load.current();
      };
      const watch = () => {
        socket.emit("document:watch", { document }, again);
      };
      const hear = (change: { document: string }) => {
        if (change.document === document) again();
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
  }, [document, isWanted]);
}

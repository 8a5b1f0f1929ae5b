import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { connect } from "#app/live/connection.ts";

/** Someone who has a paragraph open. */
export interface Editor {
  readonly mandate: string;
  readonly name: string;
  readonly paragraph: string;
  readonly lang: string;
}

interface Watching {
  readonly document: string;
  /** The paragraph that is open; empty for none. */
  readonly paragraph: string;
  readonly lang: string;
}

/** How often one says again that one is here, in milliseconds: others forget after 45 s. */
const sayEvery = 20_000;

/** Loads the draft again whenever others change it, tells them which paragraph is open here, and gives who has which open. */
export function useDraftLive({ document, paragraph, lang }: Watching): readonly Editor[] {
  const { revalidate, state } = useRevalidator();
  const [changes, setChanges] = useState(0);
  const [editors, setEditors] = useState<readonly Editor[]>([]);
  const loaded = useRef(0);
  useEffect(() => {
    // One loading at a time: a second one would break off the first.
    if (state !== "idle" || loaded.current === changes) return;
    loaded.current = changes;
    revalidate();
  }, [changes, state, revalidate]);
  useEffect(() => {
    let isOver = false;
    let leave: (() => void) | undefined;
    void connect().then((socket) => {
      if (isOver) return;
      const say = () => socket.emit("document:editing", { document, paragraph, lang }, () => undefined);
      const onConnect = () => {
        say();
        setChanges((count) => count + 1);
      };
      const onChanged = (change: { document: string }) => {
        if (change.document === document) setChanges((count) => count + 1);
      };
      const onEditors = (heard: { document: string; editors: readonly Editor[] }) => {
        if (heard.document === document) setEditors(heard.editors);
      };
      socket.on("connect", onConnect);
      socket.on("document:changed", onChanged);
      socket.on("document:editors", onEditors);
      const timer = setInterval(say, sayEvery);
      if (socket.connected) say();
      leave = () => {
        clearInterval(timer);
        socket.off("connect", onConnect);
        socket.off("document:changed", onChanged);
        socket.off("document:editors", onEditors);
      };
    });
    return () => {
      isOver = true;
      leave?.();
    };
  }, [document, paragraph, lang]);
  return editors;
}

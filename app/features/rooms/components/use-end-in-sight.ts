import { useEffect, useRef } from "react";

/** How far from the end still counts as being there, in pixels. */
const near = 80;

/** Keeps a room's end in sight: at the start, unless the address names a message, and while the reader is there. `count` changes with every message. */
export function useEndInSight(count: number) {
  const end = useRef<HTMLDivElement>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = location.hash === "" && scrollY === 0;
    const look = () => {
      const bottom = end.current?.getBoundingClientRect().bottom ?? 0;
      isThere.current = bottom <= innerHeight + near;
    };
    addEventListener("scroll", look, { passive: true });
    return () => {
      removeEventListener("scroll", look);
    };
  }, []);
  useEffect(() => {
    if (isThere.current) end.current?.scrollIntoView({ block: "end" });
  }, [count]);
  return end;
}

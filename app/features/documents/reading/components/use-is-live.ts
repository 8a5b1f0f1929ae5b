import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the page's script has taken over: what only it can do is not offered before. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

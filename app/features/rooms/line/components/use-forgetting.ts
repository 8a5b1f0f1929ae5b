import { useEffect } from "react";
import { forgetOthers } from "./kept-outbox.ts";

/** Deletes what others than this person (null: a visitor) left on its way in this browser. */
export function useForgetting(person: string | null): void {
  useEffect(() => {
    void forgetOthers(person);
  }, [person]);
}

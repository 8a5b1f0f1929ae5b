import { Note } from "#app/components/note.tsx";
import { useRefusals } from "#app/frame/use-refusals.tsx";
import type { Refusal } from "../../refusals.ts";

/** What stands in the place of the box for a person who is restricted in the room: why, and until when. */
export function BarredNote({ barred: { key, values } }: { readonly barred: Refusal }) {
  const t = useRefusals();
  return (
    <div className="stack pt-4" id="body" tabIndex={-1}>
      <Note>{t(key, values)}</Note>
    </div>
  );
}

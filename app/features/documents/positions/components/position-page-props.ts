import type { FormReply } from "#app/http/form.ts";
import type { ShownPosition } from "../shown-position.ts";

/** What the page of a country's position and its parts are given. */
export interface PositionPageProps {
  readonly page: ShownPosition;
  /** What a refused form goes back with. */
  readonly reply: FormReply | undefined;
}

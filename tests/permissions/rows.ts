import type { Fields } from "./doors.ts";
import type { Kind, PerKind } from "./kinds.ts";
import type { Scene } from "./scene.ts";

/** Something that may depend on the example things of the run and on who asks. */
type Told<T> = T | ((scene: Scene, kind: Kind) => T);

/** Gives the value, told the scene and who asks. */
export function tell<T extends object | string>(told: Told<T>, scene: Scene, kind: Kind): T {
  return typeof told === "function" ? (told as (scene: Scene, kind: Kind) => T)(scene, kind) : told;
}

/** What a form does. It is sent with `fields`, once more as `.data`, and empty, by every kind of user. */
export interface Deed {
  readonly fields: Told<Fields>;
  /** The status of the answer; "done" where the deed is done. */
  readonly may: PerKind<number | "done">;
  /** What a deed done answers: 303. */
  readonly done?: number;
  /** What it answers when it is done already: as the first time. */
  readonly again?: number;
  /** What the empty form answers: 422 to those who may, to others the same as above. */
  readonly empty?: PerKind<number>;
  /** Whether it ends or changes the session: each try then has a session of its own. */
  readonly endsSession?: true;
}

/** A page or another address of Remix: tried as page, as `.data`, and as `.data` of this route alone. */
export interface PageRow {
  /** Name of the file in app/routes, without its ending. */
  readonly route: string;
  /** The address after the language. */
  readonly at: Told<string>;
  /** The status for each kind of user. */
  readonly see: PerKind<number>;
  readonly deeds?: readonly Deed[];
  /** The same address of something that does not exist: 404 for everyone, with the same body as what is hidden. */
  readonly missing?: string;
}

/** An address of server/http.ts. */
export interface MachineRow {
  /** As it is registered. */
  readonly path: string;
  readonly at: Told<string>;
  /** The form that is posted; without one it is fetched. */
  readonly fields?: Fields;
  readonly see: PerKind<number>;
}

/** A socket event. A visitor has no socket: 401 by itself. */
export interface EventRow {
  readonly event: string;
  /** Tells two rows of one event apart. */
  readonly of: string;
  readonly send: Told<object>;
  /** The status of the acknowledgement, 200 for `ok`. */
  readonly answer: PerKind<number>;
}

/** Everyone alike. */
export const everyone = (status: number): PerKind<number> => ({ otherwise: status });

/** A page of administrators: for everyone else there is none. */
export const administrators: PerKind<number> = { otherwise: 404, administrator: 200 };

/** A page of every signed-in person: visitors are offered to sign in. */
export const signedIn: PerKind<number> = { otherwise: 200, visitor: 401 };

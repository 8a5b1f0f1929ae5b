import type { Wire } from "./rooms-wire.ts";

/** Sockets in one room of one server, or spread over the nodes of one: those that hear, and those that write. */
export interface Group {
  readonly name: string;
  readonly ports: readonly number[];
  readonly cookies: readonly string[];
  readonly room: string;
  readonly receivers: number;
  readonly writers: number;
  /** Whether they speak by the client of the portal's pages, not by the lean one. */
  readonly isPage?: boolean;
}

/** What the load is told to do. */
export type Task =
  | { readonly do: "open"; readonly group: Group }
  | { readonly do: "close"; readonly name: string }
  | { readonly do: "reach"; readonly name: string; readonly times: number }
  | { readonly do: "flood"; readonly name: string; readonly event: string; readonly messages: number }
  | Steady;

/** Messages at an even pace, in turn in each of the groups. */
export interface Steady {
  readonly do: "steady";
  readonly names: readonly string[];
  readonly seconds: number;
  readonly perSecond: number;
}

export interface Opened {
  readonly group: Group;
  readonly receivers: Wire[];
  readonly writers: Wire[];
  /** Events heard by all receivers together. */
  heard: number;
  /** Called at each frame, with the place of its receiver. */
  onFrame: (frame: Buffer, receiver: number) => void;
}

/** What came of it; times in milliseconds. */
export interface Kept {
  readonly sent: number;
  readonly acknowledgements: readonly number[];
  readonly deliveries: readonly number[];
  /** Deliveries that are missing, and those that came twice or out of their order. */
  readonly lost: number;
  readonly wrong: number;
}

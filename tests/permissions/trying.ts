import type { Cell } from "./cells.ts";
import { signIn, signInAll, type Visit } from "./doors.ts";
import { kindNames, type Kind } from "./kinds.ts";
import { openSocket, type Emit } from "./live.ts";
import type { Scene } from "./scene.ts";

/** A cell with what the portal has answered. */
export interface Tried extends Cell {
  readonly got: number;
  readonly body: string;
}

/** How many questions are under way at once. */
const atOnce = 8;

/** Everyone before the portal: `tryAll` asks all cells, `close` ends the sockets. */
export async function openTrial(origin: string, scene: Scene) {
  const visits = await signInAll(origin, scene);
  const sockets = {} as Record<Kind, Awaited<ReturnType<typeof openSocket>>>;
  for (const kind of kindNames) sockets[kind] = await openSocket(origin, visits[kind]);
  return {
    tryAll: (cells: readonly Cell[]): Promise<Tried[]> =>
      inLanes(cells, (cell) => tryOne(origin, scene, cell, visits[cell.kind], sockets[cell.kind].emit)),
    close: () => {
      for (const kind of kindNames) sockets[kind].close();
    },
  };
}

async function tryOne(origin: string, scene: Scene, cell: Cell, visit: Visit, emit: Emit): Promise<Tried> {
  const asked = cell.ask(scene);
  if ("event" in asked) return { ...cell, got: await emit(asked.event, asked.content), body: "" };
  const own = cell.isApart ? await signIn(origin, scene, cell.kind) : visit;
  const { status, body } = await own.ask(asked.path, asked.fields);
  return { ...cell, got: status, body };
}

/** Asks `atOnce` at a time, those of one turn one after the other; gives the answers in the order of the cells. */
async function inLanes(cells: readonly Cell[], ask: (cell: Cell) => Promise<Tried>): Promise<Tried[]> {
  const lanes = new Map<string, number[]>();
  for (const [place, { inTurn }] of cells.entries()) {
    const name = inTurn ?? `alone ${String(place)}`;
    lanes.set(name, [...(lanes.get(name) ?? []), place]);
  }
  const waiting = [...lanes.values()].sort((one, other) => other.length - one.length);
  const tried: Tried[] = [];
  const work = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift())
      for (const place of lane) {
        const cell = cells[place];
        if (cell) tried[place] = await ask(cell);
      }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return tried;
}

import { kindNames, perKind, type Kind, type PerKind } from "./kinds.ts";
import { tell, type Deed, type EventRow, type MachineRow, type PageRow } from "./rows.ts";
import type { Scene } from "./scene.ts";
import { events, machines, pages } from "./table.ts";
import type { Fields } from "./doors.ts";

/** One question to the portal and what it must answer. */
export interface Cell {
  /** The test that holds it. */
  readonly test: string;
  readonly kind: Kind;
  readonly expected: number;
  /** A path to ask for, with a form to post; or an event to send. */
  readonly ask: (scene: Scene) => { path: string; fields?: Fields } | { event: string; content: object };
  /** Whether something is done, and not only refused: asked after everything that is. */
  readonly isDone?: true;
  /** Cells of one name are asked one after the other: what one does changes what the next is answered. */
  readonly inTurn?: string;
  /** Whether it is asked in a session of its own. */
  readonly isApart?: true;
}

/** Every cell of the table. */
export function allCells(): Cell[] {
  const ofPages = pages.flatMap((row, place) => [
    ...seeing(`${nameOf(row)} (row ${String(place)})`, row, row.at),
    ...doing(`${nameOf(row)} (row ${String(place)})`, row),
    ...(isFirstOfMissing(row, place) ? missing(row) : []),
  ]);
  return [...ofPages, ...machines.flatMap(asking), ...events.flatMap(sending)];
}

/** Several rows may name the same missing thing: it is tried once, with the forms of the first. */
function isFirstOfMissing({ route, missing: at }: PageRow, place: number): boolean {
  const first = pages.findIndex((other) => other.route === route && other.missing === at);
  return at !== undefined && first === place;
}

/** How a row is called in the tests. */
function nameOf(row: PageRow): string {
  return typeof row.at === "string" ? `${row.route} ${row.at}` : row.route;
}

const forEach = <T>(values: PerKind<T>, make: (kind: Kind, value: T) => Cell[]): Cell[] => {
  const written = perKind(values);
  return kindNames.flatMap((kind) => make(kind, written[kind]));
};

/** A redirect is told to a script as 202. */
const asData = (status: number) => (status >= 301 && status <= 308 ? 202 : status);

/** The address of a page's data: `/en/rooms?x` → `/en/rooms.data?x`; of one route's alone with its name. */
function dataPath(path: string, route?: string): string {
  const [pathname = "", search = ""] = path.split("?");
  const query = [search, route === undefined ? "" : `_routes=${encodeURIComponent(`routes/${route}`)}`];
  const wanted = query.filter(Boolean).join("&");
  return `${pathname === "/en/" ? "/en" : pathname}.data${wanted === "" ? "" : `?${wanted}`}`;
}

function seeing(name: string, { route, see }: PageRow, at: PageRow["at"]): Cell[] {
  return forEach(see, (kind, status) => {
    const path = (scene: Scene) => `/en${tell(at, scene, kind)}`;
    return [
      { test: `${name}: page`, kind, expected: status, ask: (scene) => ({ path: path(scene) }) },
      {
        ...{ test: `${name}: .data`, kind, expected: asData(status) },
        ask: (scene) => ({ path: dataPath(path(scene)) }),
      },
      {
        ...{ test: `${name}: .data of the route alone`, kind, expected: asData(status) },
        ask: (scene) => ({ path: dataPath(path(scene), route) }),
      },
    ];
  });
}

/** Where a page does nothing, everyone is told so: 405. */
const nothing: Deed = { fields: {}, may: { otherwise: 405 } };

function doing(name: string, row: PageRow): Cell[] {
  return (row.deeds ?? [nothing]).flatMap((deed, place) => {
    const test = `${name}: ${row.deeds ? `form ${String(place)}` : "no form"}`;
    return [
      ...posting({ test: `${test}, empty`, deed, row, fields: {}, isFirst: false, isEmpty: true }),
      ...posting({ test, deed, row, fields: deed.fields, isFirst: true }),
      ...posting({ test: `${test}, .data`, deed, row, fields: deed.fields, isFirst: false, isData: true }),
    ];
  });
}

interface Posting {
  readonly test: string;
  readonly deed: Deed;
  readonly row: PageRow;
  readonly fields: Deed["fields"];
  /** Whether nobody has done it before. */
  readonly isFirst: boolean;
  readonly isEmpty?: boolean;
  readonly isData?: boolean;
}

function posting({ test, deed, row, fields, isFirst, isEmpty = false, isData = false }: Posting): Cell[] {
  const { done = 303, again = done } = deed;
  const empty = deed.empty && perKind(deed.empty);
  let isDone = !isFirst;
  return forEach(deed.may, (kind, may) => {
    const byFields = may !== "done" ? may : isDone ? again : done;
    const status = isEmpty ? (empty?.[kind] ?? (may === "done" ? 422 : may)) : byFields;
    if (may === "done" && !isEmpty) isDone = true;
    const cell: Cell = {
      ...{ test, kind, expected: isData ? asData(status) : status },
      ask: (scene) => {
        const path = `/en${tell(row.at, scene, kind)}`;
        const index = row.route.endsWith("_index") ? `${path}${path.includes("?") ? "&" : "?"}index` : path;
        return { path: isData ? dataPath(index) : index, fields: tell(fields, scene, kind) };
      },
    };
    const inTurn =
      may === "done" ? { isDone: true as const, inTurn: `${row.route} ${String(deed.done)}` } : {};
    return [{ ...cell, ...inTurn, ...(deed.endsSession && status < 400 ? { isApart: true } : {}) }];
  });
}

/** What does not exist, and whatever is done to it: 404 for everyone. */
function missing(row: PageRow): Cell[] {
  const at = row.missing ?? "";
  const name = `${row.route} ${at} (missing)`;
  const deeds = row.deeds?.map(({ fields }): Deed => ({ fields, may: { otherwise: 404 } }));
  const gone: PageRow = { ...row, at, see: { otherwise: 404 }, ...(deeds ? { deeds } : {}) };
  return [...seeing(name, gone, at), ...(deeds ? doing(name, gone) : [])];
}

function asking({ path: registered, at, fields, see }: MachineRow): Cell[] {
  return forEach(see, (kind, expected) => [
    {
      ...{ test: `${registered} ${typeof at === "string" ? at : ""}`, kind, expected },
      ask: (scene) => ({ path: tell(at, scene, kind), ...(fields ? { fields } : {}) }),
    },
  ]);
}

function sending({ event, of, send, answer }: EventRow): Cell[] {
  return forEach({ ...answer, visitor: 401 }, (kind, expected) => [
    {
      ...{ test: `${event} ${of}`, kind, expected },
      ...(expected < 400 ? { inTurn: of } : {}),
      ask: (scene) => ({ event, content: tell(send, scene, kind) }),
    },
    {
      ...{ test: `${event} ${of}, empty`, kind, expected: kind === "visitor" ? 401 : 422 },
      ask: () => ({ event, content: {} }),
    },
  ]);
}

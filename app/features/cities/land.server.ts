import { geoMercator, type Projection } from "d3-geo";
import { createRequire } from "node:module";
import { merge, mesh } from "topojson-client";

type Position = [x: number, y: number];
interface Country {
  readonly id?: string;
}
interface Atlas {
  readonly objects: {
    readonly countries: { readonly type: string; readonly geometries: readonly Country[] };
  };
}

export interface Land {
  readonly width: number;
  readonly height: number;
  /** SVG path of all land. */
  readonly outline: string;
  /** SVG path of the borders between two member states. */
  readonly borders: string;
  /** Degrees to units of the frame. */
  readonly project: (lon: number, lat: number) => { x: number; y: number };
}

/** BN KH ID LA MY MM PH SG TH TL VN, by their ISO 3166-1 numbers, as the atlas names them. */
const memberStates = new Set(["096", "116", "360", "418", "458", "104", "608", "702", "764", "626", "704"]);
const width = 640;
/** Islands under this area (square units) are dropped; Singapore's main island is just above it. */
const smallestIsland = 5;
/** Bends nearer to the last one than this (units) are dropped: under a pixel at the widest. */
const finestStep = 0.9;

let drawn: Land | undefined;

/** The land of the eleven member states in a frame 640 units wide, read from Natural Earth (1:50m) and drawn once. */
export function memberLand(): Land {
  return (drawn ??= draw());
}

function draw(): Land {
  const atlas = createRequire(import.meta.url)("world-atlas/countries-50m.json") as Atlas;
  const { type, geometries } = atlas.objects.countries;
  const members = geometries.filter(({ id }) => id !== undefined && memberStates.has(id));
  const land = merge(atlas, members);
  const projection = geoMercator().fitWidth(width, land);
  const rings = land.coordinates
    .flatMap(([shore]) => (shore ? [toFrame(projection, shore)] : []))
    .filter((ring) => area(ring) >= smallestIsland);
  const borders = mesh(atlas, { type, geometries: members }, (one, other) => one !== other);
  return {
    width,
    height: Math.ceil(Math.max(...rings.flat().map(([, y]) => y))),
    outline: rings.map((ring) => `${pathOf(ring)}z`).join(""),
    borders: borders.coordinates.map((line) => pathOf(toFrame(projection, line))).join(""),
    project: (lon, lat) => {
      const [x, y] = place(projection, [lon, lat]);
      return { x, y };
    },
  };
}

function toFrame(projection: Projection, line: readonly Position[]): Position[] {
  return line.map((position) => place(projection, position));
}

function place(projection: Projection, position: Position): Position {
  const found = projection(position);
  if (!found) throw new RangeError(`No place on the map for ${position.join(", ")}`);
  return found;
}

/** The area a ring encloses (square units), by the shoelace formula. */
function area(ring: readonly Position[]): number {
  return (
    Math.abs(
      ring.reduce((sum, [x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
        return sum + x * nextY - nextX * y;
      }, 0),
    ) / 2
  );
}

/** SVG path in steps of a tenth of a unit, each counted from the one before: half the text of absolute places. */
function pathOf(line: readonly Position[]): string {
  let [lastX, lastY] = [0, 0];
  let path = "";
  for (const [i, [exactX, exactY]] of line.entries()) {
    const [x, y] = [Math.round(exactX * 10), Math.round(exactY * 10)];
    const isEnd = i === 0 || i === line.length - 1;
    if (!isEnd && Math.hypot(x - lastX, y - lastY) < finestStep * 10) continue;
    path +=
      i === 0
        ? `M${step(x)}${step(y, true)}l`
        : `${step(x - lastX, !path.endsWith("l"))}${step(y - lastY, true)}`;
    [lastX, lastY] = [x, y];
  }
  return path;
}

/** A number of tenths as SVG writes it shortest: no leading zero, a space only where the sign does not part it. */
function step(tenths: number, follows = false): string {
  const text = String(tenths / 10).replace(/^(-?)0\./, "$1.");
  return follows && tenths >= 0 ? ` ${text}` : text;
}

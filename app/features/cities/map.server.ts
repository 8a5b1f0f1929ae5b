import { memberLand } from "./land.server.ts";
import { spanningTree, type Place } from "./spanning-tree.ts";
import { spread, type Point } from "./spread.ts";

export interface MapCity extends Place {
  readonly slug: string;
  readonly isFounding: boolean;
}

export interface MapPoint extends Point {
  readonly slug: string;
  readonly isFounding: boolean;
  /** Radius of the area that answers a finger; areas never overlap. */
  readonly reach: number;
}

/** All lengths in units of the frame, all shapes as SVG path text. */
export interface NetworkMapData {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  readonly borders: string;
  /** The lines that join the cities. */
  readonly links: readonly string[];
  /** Thin lines from points that were moved to their true places, and those places as dots. */
  readonly leaders: string;
  readonly places: string;
  readonly points: readonly MapPoint[];
}

/** Points are kept this far apart: 24 px (WCAG 2.2, 2.5.8) where the map is 460 px wide, its least (app/styles/map.css). */
export const leastGap = 34;
const widestReach = 24;
/** A point nearer than this to its place needs no leader. */
const unnoticed = 4;

/** The map of the network for cities given by degrees: the member states' land, the cities as points parted for a finger, the lines that join them. */
export function drawMap(cities: readonly MapCity[]): NetworkMapData {
  const { width, height, outline, borders, project } = memberLand();
  const homes = cities.map(({ lon, lat }) => project(lon, lat));
  const spots = spread(homes, leastGap);
  const spotOf = new Map(cities.map((city, i) => [city, spots[i]]));
  const moved = homes.flatMap((home, i) => {
    const spot = spots[i];
    return spot && distance(home, spot) > unnoticed ? [{ home, spot }] : [];
  });
  return {
    width,
    height,
    land: outline,
    borders,
    links: spanningTree(cities).map(([from, to]) => bend(spotOf.get(from), spotOf.get(to))),
    leaders: moved.map(({ home, spot }) => `M${write(home)}L${write(spot)}`).join(""),
    places: moved.map(({ home }) => `M${write(home)}h0`).join(""),
    points: cities.map(({ slug, isFounding }, i) => ({ slug, isFounding, ...pointAt(spots, i) })),
  };
}

function pointAt(spots: readonly Point[], i: number): Pick<MapPoint, "x" | "y" | "reach"> {
  const spot = spots[i] ?? { x: 0, y: 0 };
  const gaps = spots.filter((other) => other !== spot).map((other) => distance(spot, other));
  return {
    x: round(spot.x),
    y: round(spot.y),
    reach: round(Math.min(widestReach, ...gaps.map((gap) => gap / 2))),
  };
}

/** A line with a slight bend, always to the same side of its west-to-east direction. */
function bend(one: Point | undefined, other: Point | undefined): string {
  if (!one || !other) return "";
  const [west, east] = one.x <= other.x ? [one, other] : [other, one];
  const middle = {
    x: (west.x + east.x) / 2 + (east.y - west.y) * 0.12,
    y: (west.y + east.y) / 2 - (east.x - west.x) * 0.12,
  };
  return `M${write(west)}Q${write(middle)} ${write(east)}`;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function write({ x, y }: Point): string {
  return `${String(round(x))} ${String(round(y))}`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { drawMap, leastGap, type MapCity } from "./map.server.ts";

interface SeedCity {
  readonly slug: string;
  readonly lat: number;
  readonly lon: number;
  readonly membership: { readonly since: number };
}

const seed = JSON.parse(
  readFileSync(new URL("../../../db/seeds/reference/data/cities.json", import.meta.url), "utf8"),
) as Record<"pilot_cities" | "later_members", SeedCity[]>;
const cities: MapCity[] = [...seed.pilot_cities, ...seed.later_members].map(
  ({ slug, lat, lon, membership }) => ({
    slug,
    lat,
    lon,
    isFounding: membership.since === 2018,
  }),
);
const map = drawMap(cities);

test("every member city is a point well inside the frame", () => {
  expect(map.points.map(({ slug }) => slug)).toEqual(cities.map(({ slug }) => slug));
  for (const { x, y } of map.points) {
    expect(x).toBeGreaterThan(20);
    expect(x).toBeLessThan(map.width * 0.7); // a phone cuts the east off: 140 % of its width are drawn
    expect(y).toBeGreaterThan(20);
    expect(y).toBeLessThan(map.height - 15);
  }
});

test("no two points are nearer than a finger needs, and their areas do not overlap", () => {
  for (const [i, one] of map.points.entries())
    for (const other of map.points.slice(i + 1)) {
      const gap = Math.hypot(one.x - other.x, one.y - other.y);
      expect(gap, `${one.slug}, ${other.slug}`).toBeGreaterThan(leastGap - 0.3);
      expect(one.reach + other.reach, `${one.slug}, ${other.slug}`).toBeLessThan(gap + 0.3);
    }
});

test("points stay near their places and in order: Johor Bahru north of Singapore, Kuala Lumpur of Putrajaya", () => {
  const y = (slug: string) => map.points.find((point) => point.slug === slug)?.y ?? Number.NaN;
  expect(y("johor-bahru")).toBeLessThan(y("singapore"));
  expect(y("kuala-lumpur")).toBeLessThan(y("putrajaya"));
  const moves = [...map.leaders.matchAll(/M(\S+) (\S+)L(\S+) (\S+?)(?=M|$)/g)].map(([, ...ends]) => {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = ends.map(Number);
    return Math.hypot(fromX - toX, fromY - toY);
  });
  expect(moves.length).toBeGreaterThan(10);
  expect(Math.max(...moves)).toBeLessThan(leastGap);
});

test("one line fewer than cities joins them all", () => {
  expect(map.links).toHaveLength(cities.length - 1);
});

test("the land is light enough for a weak line", () => {
  const drawing = map.land + map.borders;
  expect(drawing.length).toBeLessThan(36_000);
  expect(gzipSync(drawing).length).toBeLessThan(12_000);
});

test("cities at one spot, one city and none are drawn too", () => {
  const twin = (slug: string) => ({ slug, lat: 1.29, lon: 103.85, isFounding: true });
  expect(drawMap([twin("one"), twin("other")]).points).toHaveLength(2);
  expect(drawMap([twin("one")]).links).toEqual([]);
  expect(drawMap([]).points).toEqual([]);
});

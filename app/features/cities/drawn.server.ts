import { drawMap, type MapCity, type NetworkMapData } from "./map.server.ts";

/** More sets of cities than the filters of a day make; then the memo starts anew. */
const mostKept = 200;
const drawn = new Map<string, NetworkMapData>();

/** The map of these cities, drawn once for each set of them. */
export function mapOf(cities: readonly MapCity[]): NetworkMapData {
  const places = cities.map(({ slug, lat, lon, isFounding }) => ({ slug, lat, lon, isFounding }));
  const key = JSON.stringify(places);
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= mostKept) drawn.clear();
  const map = drawMap(places);
  drawn.set(key, map);
  return map;
}

export interface Place {
  readonly lat: number;
  readonly lon: number;
}

/** The pairs that join all places (in degrees) with the least great-circle length: one fewer than places (Prim). Order follows the first place. */
export function spanningTree<P extends Place>(places: readonly P[]): [P, P][] {
  const [first, ...rest] = places;
  if (!first) return [];
  const waiting = new Map(rest.map((place) => [place, first]));
  const pairs: [P, P][] = [];
  while (waiting.size > 0) {
    const [next, joined] = nearest(waiting);
    waiting.delete(next);
    pairs.push([joined, next]);
    for (const [place, current] of waiting)
      if (distance(place, next) < distance(place, current)) waiting.set(place, next);
  }
  return pairs;
}

function nearest<P extends Place>(waiting: ReadonlyMap<P, P>): [P, P] {
  return [...waiting].reduce((best, pair) => (distance(...pair) < distance(...best) ? pair : best));
}

/** The great-circle distance in radians (haversine formula). */
function distance(one: Place, other: Place): number {
  const [north, south] = [radians(one.lat), radians(other.lat)];
  const rise = Math.sin((south - north) / 2) ** 2;
  const run = Math.cos(north) * Math.cos(south) * Math.sin(radians(other.lon - one.lon) / 2) ** 2;
  return 2 * Math.asin(Math.sqrt(rise + run));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const rounds = 400;

/**
 * The points moved apart until no two are nearer than `apart` (same unit as x and y), each as near to its own place as
 * it gets. The gap grows little by little, so that neighbours keep their directions; the answer depends on nothing else.
 */
export function spread(places: readonly Point[], apart: number): Point[] {
  const points = places.map(({ x, y }, i) => ({ x: x + i * 1e-6, y })); // two at one spot need a direction
  for (let round = 1; round <= rounds * 2; round++) {
    const growing = Math.min(1, round / rounds);
    if (growing < 1) pullHome(points, places, 0.1 * (1 - growing));
    const moved = pushApart(points, apart * growing);
    if (growing === 1 && !moved) break;
  }
  return points;
}

function pullHome(points: Movable[], places: readonly Point[], share: number) {
  points.forEach((point, i) => {
    const home = places[i] ?? point;
    point.x += (home.x - point.x) * share;
    point.y += (home.y - point.y) * share;
  });
}

/** Moves every pair that is too near, half the way each; says whether any was. */
function pushApart(points: Movable[], apart: number): boolean {
  let moved = false;
  points.forEach((one, i) => {
    for (const other of points.slice(i + 1)) {
      const [dx, dy] = [other.x - one.x, other.y - one.y];
      const distance = Math.hypot(dx, dy);
      if (distance >= apart - 0.05) continue;
      const push = (apart - distance) / 2 / distance;
      one.x -= dx * push;
      one.y -= dy * push;
      other.x += dx * push;
      other.y += dy * push;
      moved = true;
    }
  });
  return moved;
}

interface Movable {
  x: number;
  y: number;
}

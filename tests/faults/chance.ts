/** Numbers that look like chance and come again with the same seed: each between 0 and 1, 1 excluded. */
export type Chance = () => number;

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The seed of this run: FAULTS_SEED, to have a run again, else of the clock. */
export const seed = Number(process.env["FAULTS_SEED"] ?? Date.now() % 2 ** 32);

/** Whether this is the long form, `npm run faults`. */
export const isLong = process.env["FAULTS"] === "long";

/** One of these, by chance. */
export function oneOf<T>(chance: Chance, things: Iterable<T>): T | undefined {
  const all = [...things];
  return all[Math.floor(chance() * all.length)];
}

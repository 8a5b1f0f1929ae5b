import { Session } from "node:inspector/promises";

/**
 * Counts the steps that synchronous work takes, the same on every machine and however busy it is: how often each block of
 * the scripts whose address has one of `parts` is run, and how many characters regular expressions have before them.
 * Scripts must be loaded after this: blocks are counted in what is compiled from then on.
 */
export async function openSteps(parts: readonly string[]) {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const take = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    return result
      .filter(({ url }) => parts.some((part) => url.includes(part)))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
  };
  return async (work: () => void): Promise<number> => {
    await take();
    const looked = countLooks(work);
    return looked + (await take());
  };
}

/** Anchored, an expression looks no further than it matches; any other looks at all of the text, or at what it has not seen yet. */
function countLooks(work: () => void): number {
  let looked = 0;
  const exec = Object.getOwnPropertyDescriptor(RegExp.prototype, "exec") ?? {};
  const own = exec.value as RegExp["exec"];
  RegExp.prototype.exec = function (text) {
    const from = this.global ? this.lastIndex : 0;
    const found = own.call(this, text);
    const isAnchored = this.sticky || this.source.startsWith("^");
    if (isAnchored) looked += found?.[0].length ?? 1;
    else looked += (this.global && found ? this.lastIndex : text.length) - from;
    return found;
  };
  try {
    work();
  } finally {
    Object.defineProperty(RegExp.prototype, "exec", exec);
  }
  return looked;
}

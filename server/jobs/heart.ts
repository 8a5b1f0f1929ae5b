import type { Log } from "#app/features/access/services.ts";
import type { Db } from "#db/connection.ts";
import { within } from "./within.ts";
import { markNodeSeen, releaseJobsOfGoneNodes, type Node } from "#db/queries/nodes.ts";

/** How often a node says that it is there, in milliseconds. */
export const usualBeat = 10_000;

/** After so many beats without a sign a node counts as gone. */
const beatsUntilGone = 6;

/** A node that could not speak judges no other before it has spoken so often again: they may all have been cut off. */
const beatsUntilJudging = 3;

interface Beating {
  readonly beat: number;
  readonly log: Log;
}

/**
 * Says every `beat` ms that the node is there, and frees the jobs of nodes that are not. `stillness` resolves when it
 * could not be said for six beats: the node's own jobs may by then be in other hands.
 */
export function startHeart(db: Db, node: Node, { beat, log }: Beating) {
  let spoken = 0;
  let missed = 0;
  let beating: Promise<void> = Promise.resolve();
  let isBeating = false;
  let giveUp: () => void = () => undefined;
  const stillness = new Promise<void>((resolve) => (giveUp = resolve));

  const beatOnce = async () => {
    try {
      await markNodeSeen(db, node);
      spoken += 1;
      missed = 0;
      if (spoken > beatsUntilJudging) await releaseJobsOfGoneNodes(db, (beat * beatsUntilGone) / 1000);
    } catch (err) {
      log.warn({ err }, "the node could not say that it is there");
      spoken = 0;
    }
  };
  const tick = () => {
    missed += 1;
    if (missed > beatsUntilGone) giveUp();
    if (isBeating) return;
    isBeating = true;
    beating = beatOnce().finally(() => (isBeating = false));
  };
  tick();
  const timer = setInterval(tick, beat);
  return {
    stillness,
    async stop() {
      clearInterval(timer);
      await within(1_000, beating);
    },
  };
}

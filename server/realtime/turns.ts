/** How many events of one socket are worked on at once, and from how many that wait on nothing more is read from its wire. */
const atOnce = 8;
const mostWaiting = 64;

/** What comes over the wire can be held up. */
export interface Tap {
  /** 1 while the line stands (WebSocket). */
  readonly readyState: number;
  pause(): void;
  resume(): void;
}

type Work = () => Promise<void>;

/**
 * Takes the events of one socket in turn, a few at once: whoever sends thousands has its own wait, and what it sends on
 * waits on its side; the others are served meanwhile. What waits when the line ends is not begun: whoever sent it has no
 * answer and sends it again. `work` must not reject.
 * `onRest` is called when nothing is worked on and nothing waits.
 */
export function createTurns(tap: Tap, onRest: () => void): (work: Work) => void {
  const waiting: Work[] = [];
  let running = 0;
  const start = (work: Work) => {
    running += 1;
    void work().then(() => {
      running -= 1;
      if (tap.readyState !== 1) waiting.length = 0;
      const next = waiting.shift();
      if (next) start(next);
      if (next && waiting.length === mostWaiting - 1) tap.resume();
      if (running === 0) onRest();
    });
  };
  return (work) => {
    if (running < atOnce) {
      start(work);
      return;
    }
    waiting.push(work);
    if (waiting.length === mostWaiting) tap.pause();
  };
}

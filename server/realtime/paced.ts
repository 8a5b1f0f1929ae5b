/** What comes within this time is worked on together, in milliseconds. */
const gathering = 30;
/** The shortest time between the beginnings of two works, in milliseconds; after a long one the rest is so many times as long. */
const pause = 1_000;
const restFactor = 20;

interface Paced {
  /** Work is due: it is done soon, and once more where it is asked for meanwhile. */
  ask(): void;
  close(): void;
}

/** Does `work`, which must not reject, when asked: at most once a second, one at a time, at rest for twenty times as long as it took. */
export function paced(work: () => Promise<void>): Paced {
  let timer: NodeJS.Timeout | undefined;
  let [isBusy, isClosed] = [false, false];
  let [asked, restUntil] = [0, 0];

  const start = () => {
    if (isClosed || timer) return;
    timer = setTimeout(() => void run(), Math.max(gathering, restUntil - performance.now()));
  };
  const run = async () => {
    timer = undefined;
    isBusy = true;
    const [before, began] = [asked, performance.now()];
    await work();
    const ended = performance.now();
    restUntil = Math.max(began + pause, ended + restFactor * (ended - began));
    isBusy = false;
    if (asked > before) start();
  };
  return {
    ask() {
      asked += 1;
      if (!isBusy) start();
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

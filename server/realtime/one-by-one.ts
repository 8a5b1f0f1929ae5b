/** Does `work`, which must not reject, whenever asked: one at a time, and once more where it was asked for meanwhile. */
export function oneByOne(work: () => Promise<void>): () => void {
  let [isBusy, isDue] = [false, false];
  const run = async () => {
    isBusy = true;
    while (isDue) {
      isDue = false;
      await work();
    }
    isBusy = false;
  };
  return () => {
    isDue = true;
    if (!isBusy) void run();
  };
}

/** What `work` gives, or undefined where it takes longer than `time` (ms). The work itself goes on. */
export async function within<T>(time: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => {
      resolve(undefined);
    }, time);
  });
  return Promise.race([work, late]).finally(() => {
    clearTimeout(timer);
  });
}

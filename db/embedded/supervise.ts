import { setTimeout as sleep } from "node:timers/promises";
import { hasEnded, startServer, stopServer, type RunningServer, type ServerPlan } from "./postmaster.ts";

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

/** Starts the server anew, on its port, whenever it ends unasked (killed, out of memory); gives the function that ends both. */
export function superviseServer(plan: ServerPlan, first: RunningServer): () => Promise<void> {
  const stopping = new AbortController();
  let server = first;
  // Where no setpriv ties the server to us, an exit without stop() must not leave it behind.
  const onExit = () => server.child.kill("SIGINT");
  process.once("exit", onExit);

  const restart = async () => {
    for (
      let pause = FIRST_PAUSE_MS;
      !stopping.signal.aborted;
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    ) {
      try {
        server = await startServer(plan, first.port);
        plan.log.info({ port: first.port }, "PostgreSQL runs again");
        watch();
        return;
      } catch (error) {
        plan.log.error({ reason: (error as Error).message }, "PostgreSQL cannot be started again yet");
        await sleep(pause, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };
  let restarting = Promise.resolve();
  const onServerExit = () => {
    if (stopping.signal.aborted) return;
    const { exitCode, signalCode } = server.child;
    plan.log.error({ exitCode, signalCode }, "PostgreSQL ended unasked and is started again");
    restarting = restart();
  };
  const watch = () => {
    if (hasEnded(server.child)) onServerExit();
    else server.child.once("exit", onServerExit);
  };
  watch();

  return async () => {
    stopping.abort();
    process.off("exit", onExit);
    await restarting;
    await stopServer(server, plan.runner);
  };
}

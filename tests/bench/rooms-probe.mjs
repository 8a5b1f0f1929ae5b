import v8 from "node:v8";
import vm from "node:vm";

// Preloaded into the servers that are measured: tells its parent, when asked, how much memory is left after a collection.
if (process.send) {
  v8.setFlagsFromString("--expose-gc");
  const collect = vm.runInNewContext("gc");
  process.on("message", (wish) => {
    if (wish !== "memory") return;
    collect();
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.send({ rss, used: heapUsed + external });
  });
  process.channel?.unref();
}

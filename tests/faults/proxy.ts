import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The way of bytes over a line: from the client, or to it. */
export type Way = "up" | "down";

/** A client's connection and the one behind it. */
export interface Line {
  /** Closes both ends at once, as when the cable is pulled out: no farewell. */
  cut(): void;
  /** From now on what goes this way is swallowed, its end too, and nobody is told. */
  deafen(way: Way): void;
  /** From now on nothing more is taken from the server: what it sends has to wait on its side. */
  stall(): void;
  /** From now on what goes either way arrives so many milliseconds later, in its order. */
  delay(ms: number): void;
}

/** Sees every piece before it goes on, and may do something to its line. */
type Look = (line: Line, way: Way, bytes: Buffer) => void;

export interface Proxy {
  readonly port: number;
  readonly lines: ReadonlySet<Line>;
  close(): Promise<void>;
}

/** A TCP proxy on a free port of the loopback. `target` is asked for a port at each connection. */
export async function openProxy(target: () => number, look: Look = () => undefined): Promise<Proxy> {
  const lines = new Set<Line>();
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const behind = connect({ port: target(), host: "127.0.0.1", allowHalfOpen: true, noDelay: true });
    const line = join(client, behind, look);
    lines.add(line);
    for (const end of [client, behind]) end.once("close", () => lines.delete(line));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const line of lines) line.cut();
      await closed;
    },
  };
}

function join(client: Socket, server: Socket, look: Look): Line {
  const deaf = new Set<Way>();
  let [late, isCut] = [0, false];
  const line: Line = {
    cut: () => {
      isCut = true;
      client.resetAndDestroy();
      server.resetAndDestroy();
    },
    deafen: (way) => deaf.add(way),
    stall: () => {
      server.removeAllListeners("data");
      server.pause();
    },
    delay: (ms) => (late = ms),
  };
  /** One thing after another on each way, however the delay changes. */
  const inTurn = () => {
    let before = Promise.resolve();
    return (deed: () => void) => {
      const rest = late;
      before = before
        .then(() => (rest > 0 ? new Promise((done) => setTimeout(done, rest)) : undefined))
        .then(deed);
    };
  };
  const pass = (from: Socket, to: Socket, way: Way) => {
    const next = inTurn();
    from.on("data", (bytes: Buffer) => {
      look(line, way, bytes);
      if (isCut || deaf.has(way)) return;
      next(() => {
        if (deaf.has(way) || to.destroyed || to.write(bytes) || from.isPaused()) return;
        from.pause();
        to.once("drain", () => from.resume());
      });
    });
    from.on("end", () => {
      if (!deaf.has(way)) next(() => to.end());
    });
    // An end that broke off breaks the other off, unless the news would go the swallowed way.
    from.on("error", () => undefined);
    from.on("close", (hadError) => {
      if (hadError && !deaf.has(way)) to.destroy();
    });
  };
  pass(client, server, "up");
  pass(server, client, "down");
  return line;
}

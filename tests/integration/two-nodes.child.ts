/** One node of the live side alone, on the database and for the origin given; prints its port when it listens. */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { connect } from "#db/connection.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { createClients } from "#server/client-address.ts";
import { createRealtime } from "#server/realtime/sockets.ts";
import { createSessions } from "#server/sessions.ts";
import { testServices } from "../services.ts";

const [url = "", origin = ""] = process.argv.slice(2);
const { db } = connect(url);
const services = testServices(db, { log: pino({ level: "error" }) });
const server = createServer();
const sessions = createSessions(db, { secure: false });
const realtime = createRealtime(server, {
  process: randomUUID(),
  services,
  sessions,
  origins: new Set([origin]),
  clients: createClients([]),
});
await listen(url, channel, {
  onWake: (payload) => {
    const [type = "", subject = "", n] = payload.split(" ");
    realtime.onWake(type, subject, n === undefined ? undefined : Number(n));
  },
  onGap: () => realtime.onGap(),
  onError: console.error,
});
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port);
});

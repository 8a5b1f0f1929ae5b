/** One node of the live side alone, on the database and for the origin given; prints its port when it listens. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Services } from "#app/features/access/services.ts";
import { connect } from "#db/connection.ts";
import { listen } from "#db/listen.ts";
import { channel } from "#db/queries/events.ts";
import { createRealtime } from "#server/realtime/sockets.ts";
import { createSessions } from "#server/sessions.ts";

const [url = "", origin = ""] = process.argv.slice(2);
const { db } = connect(url);
const log = { info: () => undefined, warn: () => undefined, error: console.error };
const passwords = { hash: () => Promise.resolve(""), verify: () => Promise.resolve(false) };
const services: Services = { db, clock: () => new Date(), log, passwords };
const server = createServer();
const sessions = createSessions(db, { secure: false });
const realtime = createRealtime(server, { services, sessions, origins: new Set([origin]) });
await listen(url, channel, {
  onWake: (payload) => {
    const [type = "", subject = ""] = payload.split(" ");
    realtime.onWake(type, subject);
  },
  onGap: () => realtime.onGap(),
  onError: console.error,
});
server.listen(0, "127.0.0.1", () => {
  console.log((server.address() as AddressInfo).port);
});

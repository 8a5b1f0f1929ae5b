import type { ServerOptions } from "socket.io";

/** What the bare servers are sent. */
export interface Saying {
  readonly room: string;
  readonly id: string;
  readonly body: string;
}
export type Acknowledge = (answer: object) => void;

/** The options of the portal's own socket.io. */
export const options: Partial<ServerOptions> = {
  transports: ["websocket"],
  serveClient: false,
  perMessageDeflate: false,
  maxHttpBufferSize: 64 * 1024,
};

/** An event as the portal sends it: the same bytes go to the same number of sockets. */
export function eventOf({ id, body }: Saying, n: number) {
  const office = {
    ...{ id: "018f0000-0000-7000-8000-000000000001", kind: "city", country: "VN", city: "da-nang" },
    ...{ organisation: null, name: "Da Nang" },
  };
  const message = {
    ...{ id, n, asOf: n, body, html: `<p dir="auto">${body}</p>`, cards: [], lang: null, replyTo: null },
    ...{ replyN: null, topic: null, reactions: [], edited: false, deleted: false, hidden: false },
    ...{ pinned: false },
  };
  const by = { mandate: "018f0000-0000-7000-8000-000000000002", capacity: "head", office };
  return { n, type: "message.posted", at: new Date().toISOString(), by, message };
}

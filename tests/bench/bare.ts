import { createServer } from "node:http";
import pg from "pg";

/** The reference: node:http, one query through pg, and the bytes of the page it is measured beside. Speaks to its parent by messages. */
const pool = new pg.Pool({ connectionString: process.env["BENCH_DATABASE_URL"], max: 10 });
let body = Buffer.alloc(0);
let headers: Record<string, string> = {};

const server = createServer((_, response) => {
  pool.query("select slug from cities limit 1").then(
    () => response.writeHead(200, headers).end(body),
    () => response.writeHead(500).end(),
  );
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : null });
});

process.on("message", (page: { body: string; headers: Record<string, string> }) => {
  body = Buffer.from(page.body, "base64");
  headers = page.headers;
  process.send?.({ isReady: true });
});

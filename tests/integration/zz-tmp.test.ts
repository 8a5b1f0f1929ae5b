import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { sql } from "kysely";
import { inject, test } from "vitest";
import { connect } from "#db/connection.ts";
import { insertGrownRoom } from "../bench/rooms-growth.ts";
import { databaseUrl } from "../database.ts";
import { openRoomScene, analyze } from "./room-players.ts";
const { database } = await openRoomScene();
test("x", async () => {
  let t = performance.now();
  const name = new URL(database.url).pathname.slice(1);
  const root = connect(databaseUrl(inject("testServer").superuserUrl, name), { max: 1 });
  await sql`set session_replication_role = replica`.execute(root.db);
  await insertGrownRoom(root.db, "document-large", 1_000_000);
  console.log("insert", performance.now() - t);
  await analyze(database);
  await root.close();
  const r = await promisify(execFile)(
    process.execPath,
    ["--expose-gc", "--import", "tsx", "tests/integration/zz-tmp.child.ts", database.url, "document-large"],
    { timeout: 2_000_000 },
  ).catch((e: unknown) => ({ stdout: String(e), stderr: "" }));
  console.log(r.stdout, r.stderr);
}, 3_000_000);

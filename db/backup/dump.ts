import { spawn } from "node:child_process";
import { once } from "node:events";
import { withClient } from "./client.ts";
import type { ClientPrograms } from "./client-programs.ts";
import { countRows, listTables, type Counts } from "./tables.ts";

/** Lets pg_dump write the database into `file`, in its custom format, and counts every table in the same state. Throws with what it said. */
export async function dumpDatabase(programs: ClientPrograms, url: string, file: string): Promise<Counts> {
  return withClient(url, async (client) => {
    await client.query("begin isolation level repeatable read read only");
    const { rows } = await client.query<{ id: string }>("select pg_export_snapshot() as id");
    await run(programs.dump, url, [
      ...["--format=custom", "--no-owner", "--no-privileges", "--no-comments"],
      ...[`--snapshot=${rows[0]?.id ?? ""}`, `--file=${file}`],
    ]);
    return countRows(client, await listTables(client));
  });
}

/** Lets pg_restore fill the empty database at `url` from `file`, wholly or not at all. Throws with what it said. */
export async function restoreDump(programs: ClientPrograms, url: string, file: string): Promise<void> {
  await run(programs.restore, url, [
    ...["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"],
    file,
  ]);
}

/** The password goes by the environment: other users of the machine see the arguments. */
async function run(program: string, url: string, args: readonly string[]): Promise<void> {
  const { password, address } = withoutPassword(url);
  const child = spawn(program, [`--dbname=${address}`, "--no-password", ...args], {
    env: { ...process.env, ...(password === "" ? {} : { PGPASSWORD: password }), PGCONNECT_TIMEOUT: "10" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-2_000)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${program} said: ${said.trim().split("\n").slice(-3).join(" / ")}`);
}

/** The address without its password, which is given decoded. */
function withoutPassword(url: string): { password: string; address: string } {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  return { password, address: address.href };
}

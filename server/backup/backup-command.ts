import { statSync } from "node:fs";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { createLog } from "../log.ts";
import { makeBackup } from "./backup.ts";
import { BackupError } from "./backup-error.ts";
import { pathGiven, total } from "./said.ts";

/** `npm run backup -- FILE`, with `--logical` for what pg_dump writes. Prints what was saved; throws an error that is one sentence. */
export async function run(args: string[], source: NodeJS.ProcessEnv): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { logical: { type: "boolean", default: false } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new BackupError(
      "Say which file to write: npm run backup -- FILE, or npm run backup -- --logical FILE.",
    );
  const env = readEnv(source);
  const target = pathGiven(name, source);
  const { manifest, leftOut } = await makeBackup(env, createLog(env.logLevel), target, {
    isLogical: values.logical,
  });
  for (const sentence of leftOut) process.stderr.write(`Left out: ${sentence}\n`);
  const megabytes = (statSync(target).size / 1_000_000).toFixed(1);
  const rows = manifest.counts === null ? "" : `, ${total(manifest.counts)}`;
  const files = manifest.members.filter((member) => member.path.startsWith("files/")).length;
  process.stdout.write(
    `Backed up to ${target}: ${megabytes} MB, PostgreSQL ${manifest.about.postgres}${rows}, ${String(files)} files.\n`,
  );
  if (leftOut.length > 0) process.exitCode = 2;
}

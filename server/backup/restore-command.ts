import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { readEnv } from "../env.ts";
import { readLedger } from "../erasures.ts";
import { createLog } from "../log.ts";
import { BackupError } from "./backup-error.ts";
import { restoreBackup, type Restored } from "./restore.ts";
import { pathGiven, total } from "./said.ts";

/** `npm run restore -- FILE`, with `--erasures FILE` for the ledger kept since. Prints what was restored; throws an error that is one sentence. */
export async function run(args: string[], source: NodeJS.ProcessEnv): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { erasures: { type: "string" } },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new BackupError("Say which back-up to restore: npm run restore -- FILE [--erasures FILE].");
  const env = readEnv(source);
  const ledger = values.erasures === undefined ? null : await readGiven(pathGiven(values.erasures, source));
  const file = pathGiven(name, source);
  const restored = await restoreBackup(env, createLog(env.logLevel), file, ledger ?? []);
  process.stdout.write(report(restored, env.dataDir, ledger !== null));
}

async function readGiven(file: string) {
  if (!existsSync(file))
    throw new BackupError(`The ledger of erasures ${file} cannot be read: there is no such file.`);
  return readLedger(file).catch(() => {
    throw new BackupError(`${file} is no ledger of erasures.`);
  });
}

function report({ manifest, heldLetters, erased }: Restored, dataDir: string, hasLedger: boolean): string {
  const { about, counts } = manifest;
  const rows = counts === null ? "" : ` (${total(counts)}, as counted when it was made)`;
  const lines = [
    `Restored the back-up of ${about.createdAt} into ${dataDir}${rows}.`,
    "Everyone must sign in anew.",
    `Letters not yet sent: ${String(heldLetters)}, held until an administrator releases or drops them.`,
    hasLedger
      ? `Accounts erased again: ${String(erased)}.`
      : "No ledger of erasures was given: an account erased since the back-up is there again, unless you restore with --erasures FILE.",
  ];
  return `${lines.join("\n")}\n`;
}

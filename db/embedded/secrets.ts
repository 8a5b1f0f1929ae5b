import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { EmbeddedError } from "./embedded-error.ts";

/** The passwords of the three roles, by the role's name. */
export interface Secrets {
  readonly portal_superuser: string;
  readonly portal_owner: string;
  readonly portal_app: string;
}

/** Reads the passwords kept in DATA_DIR; null where there are none. Throws EmbeddedError when the file is unreadable. */
export function readSecrets(dataDir: string): Secrets | null {
  const file = secretsFile(dataDir);
  if (!existsSync(file)) return null;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch (error) {
    throw new EmbeddedError(
      `The passwords of the database in ${file} cannot be read: ${(error as Error).message}`,
    );
  }
}

/** Makes up the passwords and keeps them in DATA_DIR, readable by the portal's user alone. */
export function makeSecrets(dataDir: string): Secrets {
  const password = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = { portal_superuser: password(), portal_owner: password(), portal_app: password() };
  const file = secretsFile(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

/** The address of a database on the loopback `port`, for one of the roles. */
export function urlFor(role: keyof Secrets, secrets: Secrets, port: number, database = "portal"): string {
  return `postgres://${role}:${secrets[role]}@127.0.0.1:${String(port)}/${database}`;
}

function secretsFile(dataDir: string): string {
  return path.join(dataDir, "database.json");
}

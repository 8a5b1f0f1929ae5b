import { createHash } from "node:crypto";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise, orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { settingEntries, settingsFrom, type Settings } from "#app/features/access/settings.ts";
import { record } from "#app/features/access/trace.server.ts";
import type { Db } from "#db/connection.ts";
import * as queries from "#db/queries/settings.ts";
import { settingsPolicy } from "./settings-policy.ts";

interface VersionedSettings {
  readonly settings: Settings;
  /** Changes with any of them. */
  readonly version: string;
}

/** The settings as they stand in the database, for the page that changes them. Throws 404 for all but administrators. */
export function findSettings({ db }: Services, actor: Actor): Promise<VersionedSettings> {
  orHidden(settingsPolicy.read, actor, null);
  return readSettings(db);
}

/**
 * Sets what differs from what stands there and wakes every node, so that it holds at once; each name is recorded.
 * Throws 409 `savedMeanwhile` when `version` is not that of the settings any more.
 */
export function changeSettings(
  { db }: Services,
  actor: Actor,
  { version, settings: wanted }: VersionedSettings,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await queries.lockSettings(trx);
    authorise(settingsPolicy.change, actor, null);
    const { settings, version: standing } = await readSettings(trx);
    if (version !== standing) throw new DomainError(409, "savedMeanwhile");
    const before = new Map(settingEntries(settings).map(([name, value]) => [name, JSON.stringify(value)]));
    const changed = settingEntries(wanted).filter(
      ([name, value]) => before.get(name) !== JSON.stringify(value),
    );
    for (const [name, value] of changed) {
      await queries.putSetting(trx, name, value);
      await record(trx, actor, { act: "settings.changed", object: { kind: "setting", id: name } });
    }
    if (changed.length > 0) await announce(trx, actor, { type: "settings.changed", subject: "settings" });
  });
}

async function readSettings(db: Db): Promise<VersionedSettings> {
  const { settings } = settingsFrom(await queries.listSettings(db));
  const version = createHash("sha256").update(JSON.stringify(settings)).digest("base64url").slice(0, 22);
  return { settings, version };
}

import type { Log } from "#app/features/access/services.ts";
import { defaultSettings, settingsFrom, type Settings } from "#app/features/access/settings.ts";
import type { Db } from "#db/connection.ts";
import { listSettings } from "#db/queries/settings.ts";

export interface HeardSettings {
  /** As of the last reading. */
  readonly current: () => Settings;
  /** Reads them again: at `settings.changed`, and after wake-ups may have been lost. What cannot be read stays as it was. */
  readonly reload: () => Promise<void>;
}

/** The settings as administrators have set them, kept up to date by `reload`. */
export async function openSettings(db: Db, log: Log): Promise<HeardSettings> {
  let settings = defaultSettings;
  let asked = 0;
  const reload = async () => {
    const mine = (asked += 1);
    try {
      const rows = await listSettings(db);
      // An answer that was overtaken by a later one is old.
      if (mine !== asked) return;
      const read = settingsFrom(rows);
      if (read.unread.length > 0)
        log.warn({ settings: read.unread }, "stored settings that cannot be: the defaults hold for them");
      settings = read.settings;
    } catch (err) {
      log.warn({ err }, "the settings could not be read; those known before hold");
    }
  };
  await reload();
  return { current: () => settings, reload };
}

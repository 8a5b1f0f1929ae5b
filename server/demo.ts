import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDemonstrationAccounts, type NewAccount } from "#app/features/accounts/commands.server.ts";
import { defaultSettings } from "#app/features/access/settings.ts";
import type { Services } from "#app/features/access/services.ts";
import { openDataFolder } from "#db/embedded/data-folder.ts";
import * as accounts from "#db/queries/accounts.ts";
import { listCityPlaces, listCountries } from "#db/queries/cities.ts";
import { putSettingOnce } from "#db/queries/settings.ts";
import { demoAccounts, organisations, type DemoMandate } from "#db/seeds/demo/accounts.ts";
import { playAdoption } from "./demo/adoption.ts";
import { playComments } from "./demo/comments.ts";
import { playInitiatives } from "./demo/initiatives.ts";
import { playMessages } from "./demo/messages.ts";
import type { Env } from "./env.ts";

export interface Demonstration {
  readonly password: string;
  /** Where the password is kept. */
  readonly keptIn: string;
  readonly examples: readonly string[];
}

const day = 86_400_000;

/** Opens the demonstration's accounts and plays its comments, messages and initiatives once, through the commands. */
export async function loadDemonstration(services: Services, env: Env): Promise<Demonstration> {
  const { password, keptIn } = demonstrationPassword(env);
  // Nobody who only looks at the demonstration has a second factor at hand.
  await putSettingOnce(services.db, "secondFactor", { ...defaultSettings.secondFactor, isRequired: false });
  await loadAccounts(services, password);
  await playComments(services);
  await playAdoption(services);
  await playMessages(services);
  await playInitiatives(services);
  return {
    password,
    keptIn,
    examples: ["csco.da-nang@ascn.example", "nr.vn@ascn.example", "partner.mekong@ascn.example"],
  };
}

/** DEMO_PASSWORD, else one made up once and kept beside the data, readable by its owner only. */
function demonstrationPassword({ demoPassword, dataDir }: Env): { password: string; keptIn: string } {
  if (demoPassword !== null) return { password: demoPassword, keptIn: "DEMO_PASSWORD" };
  const file = join(dataDir, "demo-password");
  openDataFolder(dataDir);
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(9).toString("base64url")}\n`, { mode: 0o600 });
  return { password: readFileSync(file, "utf8").trim(), keptIn: file };
}

async function loadAccounts(services: Services, password: string): Promise<void> {
  const { db, passwords, clock } = services;
  const known = await accounts.findDemonstrationHash(db);
  if (known !== null) {
    if (!(await passwords.verify(known, password)))
      await accounts.setDemonstrationHash(db, await passwords.hash(password));
    return;
  }
  const passwordHash = await passwords.hash(password);
  for (const organisation of organisations)
    await accounts.insertOrganisation(db, { ...organisation, isDemonstration: true });
  const [cities, countries] = await Promise.all([listCityPlaces(db), listCountries(db)]);
  const mandate = ({ capacity, hasEnded, handOverNote, ...office }: DemoMandate, place: number) => ({
    office,
    capacity,
    ...(handOverNote ? { handOverNote } : {}),
    // One after the other, so that the first of the list is the oldest.
    startsAt: new Date(clock().getTime() - (60 - place) * day),
    ...(hasEnded
      ? { startsAt: new Date(clock().getTime() - 400 * day), endsAt: new Date(clock().getTime() - 30 * day) }
      : {}),
  });
  const list = demoAccounts(cities, countries).map(({ handle, name, mandates }): NewAccount => ({
    email: `${handle}@ascn.example`,
    name,
    passwordHash,
    mandates: mandates.map(mandate),
  }));
  await openDemonstrationAccounts(services, list);
}

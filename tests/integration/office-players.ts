import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { openDemonstrationAccounts } from "#app/features/accounts/commands.server.ts";
import { insertOrganisation } from "#db/queries/accounts.ts";
import { playerOf } from "#server/demo/players.ts";
import type { TestDatabase } from "../database.ts";

const city = (slug: string) => ({ kind: "city", city: slug });
const players = {
  csco: [city("da-nang"), "head"],
  editor: [city("da-nang"), "editor"],
  hanoi: [city("hanoi"), "head"],
  phuket: [city("phuket"), "head"],
  nr: [{ kind: "country", country: "VN" }, "head"],
  nrTh: [{ kind: "country", country: "TH" }, "head"],
  secretariat: [{ kind: "secretariat" }, "head"],
  desk: [{ kind: "secretariat" }, "alternate"],
  partner: [{ kind: "partner", organisation: "mekong" }, "head"],
  admin: [{ kind: "administration" }, "head"],
  admin2: [{ kind: "administration" }, "head"],
} as const;

export type OfficePlayer = keyof typeof players;

/** An account for each kind of office, `<name>@ascn.example`, in a fresh database. */
export async function openOfficePlayers(services: Services): Promise<Record<OfficePlayer, Mandated>> {
  await insertOrganisation(services.db, { slug: "mekong", name: "Mekong", isDemonstration: true });
  const names = Object.keys(players) as OfficePlayer[];
  await openDemonstrationAccounts(
    services,
    names.map((name) => ({
      email: `${name.toLowerCase()}@ascn.example`,
      name,
      passwordHash: "",
      mandates: [{ office: players[name][0], capacity: players[name][1] }],
    })),
  );
  const opened = {} as Record<OfficePlayer, Mandated>;
  for (const name of names) opened[name] = await playerOf(services, name.toLowerCase());
  return opened;
}

interface WrittenLetter {
  readonly kind: string;
  readonly path: string;
  readonly to: { readonly email?: string; readonly personId?: string };
}

/** The letters that wait to be sent, the newest last. */
export async function lettersOf({ ownerUrl }: TestDatabase): Promise<WrittenLetter[]> {
  const { connect } = await import("#db/connection.ts");
  const owner = connect(ownerUrl, { max: 1 });
  const { rows } = await sql<{ payload: WrittenLetter }>`
    select payload from graphile_worker._private_jobs order by id`.execute(owner.db);
  await owner.close();
  return rows.map((row) => row.payload);
}

/** The token of the last letter that leads to an invitation. */
export async function lastToken(database: TestDatabase): Promise<string> {
  const paths = (await lettersOf(database)).map((letter) => letter.path);
  return paths
    .filter((path) => path.startsWith("/invitation/"))
    .at(-1)!
    .split("/")
    .at(-1)!;
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The acts of the trace since the beginning, in order. */
export async function actsOf({ ownerUrl }: TestDatabase): Promise<string[]> {
  const { connect } = await import("#db/connection.ts");
  const owner = connect(ownerUrl, { max: 1 });
  const rows = await owner.db.selectFrom("traces").select("act").orderBy("id").execute();
  await owner.close();
  return rows.map((row) => row.act);
}

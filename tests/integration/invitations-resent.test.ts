import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor, type Capacity, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import {
  inviteToOffice,
  resendInvitation,
  withdrawInvitation,
} from "#app/features/offices/invitation-commands.server.ts";
import { findInvitationPage } from "#app/features/offices/invitation-page.server.ts";
import { findOfficePage } from "#app/features/offices/pages.server.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { lastToken, lettersOf, openOfficePlayers, sha256, type OfficePlayer } from "./office-players.ts";
import { refusal } from "#tests/refusal.ts";

let database: TestDatabase;
let services: Services;
let players: Record<OfficePlayer, Mandated>;

beforeAll(async () => {
  database = await testDatabase();
  services = testServices(database.db);
  players = await openOfficePlayers(services);
});
afterAll(() => database.close());

const newEmail = () => `${randomUUID()}@example.org`;

async function invite(by: Mandated, handle: string, capacity: Capacity, until: string | null = null) {
  const email = newEmail();
  await inviteToOffice(services, by, handle, { email, capacity, lang: "vi", from: null, until });
  return { email, token: await lastToken(database) };
}

const idOf = async (token: string) =>
  (
    await database.db
      .selectFrom("invitations")
      .select("id")
      .where("tokenHash", "=", sha256(token))
      .executeTakeFirstOrThrow()
  ).id;

test("sent again the old link is void and the new one works; withdrawn none does", async () => {
  const { token } = await invite(players.nr, "csco-hanoi", "editor");
  const id = await idOf(token);
  await expect(resendInvitation(services, players.csco, id)).rejects.toEqual(refusal(403, "forbidden"));
  await resendInvitation(services, players.nr, id);
  const again = await lastToken(database);
  expect((await findInvitationPage(services, visitor, token)).status).toBe(404);
  expect((await findInvitationPage(services, visitor, again)).status).toBe(200);
  await expect(withdrawInvitation(services, players.phuket, id)).rejects.toEqual(refusal(403, "forbidden"));
  await withdrawInvitation(services, players.nr, id);
  expect((await findInvitationPage(services, visitor, again)).status).toBe(410);
  await expect(resendInvitation(services, players.nr, id)).rejects.toEqual(refusal(409, "invitationClosed"));
});

test("those who may invite see who waits, others do not", async () => {
  const { email } = await invite(players.nr, "csco-da-nang", "alternate");
  const seenBy = async (name: OfficePlayer) =>
    (await findOfficePage(services, players[name], "csco-da-nang")).invitations.map((one) => one.email);
  expect(await seenBy("nr")).toContain(email);
  expect(await seenBy("csco")).not.toContain(email);
  expect(await seenBy("phuket")).toEqual([]);
});

test("the limit of invitations is asked", async () => {
  const asked: string[] = [];
  const limits = {
    take: (name: string, key: string) => Promise.resolve(void asked.push(`${name} ${key}`)),
    refuseSpent: () => Promise.resolve(),
  };
  const own = { ...services, limits };
  const to = { email: newEmail(), capacity: "editor", lang: "en", from: null, until: null } as const;
  await inviteToOffice(own, players.csco, "csco-da-nang", to);
  expect(asked).toEqual([`invitations ${players.csco.person.id}`]);
});

test("an invitation to a mandate that would be over already is not sent again", async () => {
  const id = await idOf((await invite(players.nr, "csco-hanoi", "editor", "2099-12-31")).token);
  await resendInvitation(services, players.nr, id);
  const sent = await lettersOf(database);
  await database.db
    .updateTable("invitations")
    .set({ endsAt: new Date(Date.now() - 1000) })
    .where("id", "=", id)
    .execute();
  await expect(resendInvitation(services, players.nr, id)).rejects.toEqual(refusal(422, "endInThePast"));
  expect(await lettersOf(database)).toHaveLength(sent.length);
});

import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { visitor, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { findInvitationPage } from "#app/features/offices/invitation-page.server.ts";
import { listRegistrationsPage } from "#app/features/offices/pages.server.ts";
import {
  approveRegistration,
  askToRegister,
  declineRegistration,
} from "#app/features/offices/registration-commands.server.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { actsOf, lastToken, lettersOf, openOfficePlayers, type OfficePlayer } from "./office-players.ts";
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

async function ask(organisation: string, email = `${randomUUID()}@example.org`) {
  const registration = { organisation, person: "An", email, purpose: "Bus lanes" };
  await askToRegister(services, visitor, { registration, lang: "vi", from: "192.0.2.1" });
  return email;
}

async function idOf(email: string): Promise<string> {
  const { waiting } = await listRegistrationsPage(services, players.desk);
  return waiting.find((one) => one.email === email)!.id;
}

test("a request waits once and tells the Secretariat; a known address gets the same answer", async () => {
  const before = (await lettersOf(database)).length;
  const email = await ask("Harbour Lab");
  await ask("Harbour Lab", email);
  await ask("Harbour Lab", "csco@ascn.example");
  const { waiting } = await listRegistrationsPage(services, players.secretariat);
  expect(waiting.map((one) => one.email)).toEqual([email, "csco@ascn.example"]);
  const letters = (await lettersOf(database)).slice(before);
  // Two requests, two desks of the Secretariat.
  expect(letters.map(({ kind }) => kind)).toEqual(Array(4).fill("registrationReceived"));
  expect((await actsOf(database)).at(-1)).toBe("registrations.asked");
});

test("the limit is asked for the address someone asks from", async () => {
  const take = () => Promise.reject(Object.assign(new Error("tooMany"), { status: 429 }));
  const limited = { ...services, limits: { ...services.limits, take } };
  const registration = { organisation: "A", person: "B", email: "limited@example.org", purpose: "C" };
  const asking = { registration, lang: "en", from: "192.0.2.1" };
  await expect(askToRegister(limited, visitor, asking)).rejects.toMatchObject({ status: 429 });
  expect((await listRegistrationsPage(services, players.desk)).waiting.map((one) => one.email)).not.toContain(
    "limited@example.org",
  );
});

test("approving makes the organisation, its office and the invitation, once", async () => {
  const email = await ask("Mekong");
  const id = await idOf(email);
  const results = await Promise.allSettled([
    approveRegistration(services, players.desk, id),
    approveRegistration(services, players.secretariat, id),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect((await lettersOf(database)).at(-1)).toMatchObject({ kind: "registrationAccepted", to: { email } });
  const { view } = await findInvitationPage(services, visitor, await lastToken(database));
  expect(view).toMatchObject({ email, office: { handle: "partner-mekong-2", name: "Mekong" }, way: "join" });
  await expect(approveRegistration(services, players.desk, id)).rejects.toEqual(
    refusal(409, "decidedAlready"),
  );
  const { decided } = await listRegistrationsPage(services, players.admin);
  expect(decided[0]).toMatchObject({ status: "approved", organisationSlug: "mekong-2" });
});

test("declining sends the reason; members, partners and visitors see and decide nothing", async () => {
  const id = await idOf(await ask("Lumen"));
  for (const actor of [players.nr, players.csco, players.partner, visitor]) {
    await expect(listRegistrationsPage(services, actor)).rejects.toEqual(refusal(404, "notFound"));
    await expect(approveRegistration(services, actor, id)).rejects.toEqual(refusal(404, "notFound"));
    await expect(declineRegistration(services, actor, { id, reason: "no" })).rejects.toEqual(
      refusal(404, "notFound"),
    );
  }
  await declineRegistration(services, players.admin, { id, reason: "Outside the network's aims." });
  expect((await lettersOf(database)).at(-1)).toMatchObject({ kind: "registrationDeclined" });
  expect((await actsOf(database)).at(-1)).toBe("registrations.declined");
});

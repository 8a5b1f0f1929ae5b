import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { visitor, type Capacity, type Mandated } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { inviteAdministrator, inviteToOffice } from "#app/features/offices/invitation-commands.server.ts";
import { findInvitationPage } from "#app/features/offices/invitation-page.server.ts";
import { acceptInvitation } from "#app/features/offices/joining-commands.server.ts";
import { testDatabase, type TestDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import {
  actsOf,
  lastToken,
  lettersOf,
  openOfficePlayers,
  sha256,
  type OfficePlayer,
} from "./office-players.ts";
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

const joining = { name: "Nguyễn An", password: "granite kettle walrus 7" };
const newEmail = () => `${randomUUID()}@example.org`;

async function invite(by: Mandated, handle: string, capacity: Capacity = "head", email = newEmail()) {
  await inviteToOffice(services, by, handle, { email, capacity, lang: "vi", from: null, until: null });
  return { email, token: await lastToken(database) };
}

describe("inviting", () => {
  test("writes the token's SHA-256 only, a letter with the link, and the trace", async () => {
    const { email, token } = await invite(players.nr, "csco-hanoi", "editor");
    const row = await database.db
      .selectFrom("invitations")
      .selectAll()
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ tokenHash: sha256(token), capacity: "editor", lang: "vi" });
    expect(row.invitedBy).toBe(players.nr.mandate.id);
    expect(row.expiresAt.getTime() - row.sentAt.getTime()).toBe(7 * 86_400_000);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await lettersOf(database)).at(-1)).toMatchObject({ kind: "invitation", to: { email } });
    expect((await actsOf(database)).at(-1)).toBe("invitations.sent");
  });

  test.each<[OfficePlayer, string, Capacity]>([
    ["csco", "csco-da-nang", "editor"],
    ["nr", "csco-da-nang", "head"],
    ["nr", "nr-vn", "alternate"],
    ["desk", "nr-th", "head"],
    ["desk", "partner-mekong", "editor"],
    ["desk", "chair-2026", "head"],
    ["secretariat", "secretariat", "alternate"],
    ["admin", "administration", "head"],
  ])("%s invites to %s as %s", async (name, handle, capacity) => {
    await expect(invite(players[name], handle, capacity)).resolves.toBeDefined();
  });

  test.each<[OfficePlayer, string, Capacity]>([
    ["csco", "csco-da-nang", "head"],
    ["csco", "csco-hanoi", "editor"],
    ["editor", "csco-da-nang", "editor"],
    ["nr", "csco-phuket", "head"],
    ["nr", "nr-vn", "head"],
    ["nr", "administration", "head"],
    ["desk", "csco-da-nang", "head"],
    ["desk", "secretariat", "alternate"],
    ["secretariat", "secretariat", "head"],
    ["partner", "partner-mekong", "editor"],
  ])("%s does not invite to %s as %s", async (name, handle, capacity) => {
    await expect(invite(players[name], handle, capacity)).rejects.toEqual(refusal(403, "forbidden"));
  });

  test("what one may not see, and what is not there, is 404 alike", async () => {
    await expect(invite(players.partner, "csco-da-nang")).rejects.toEqual(refusal(404, "notFound"));
    await expect(invite(players.admin, "csco-atlantis")).rejects.toEqual(refusal(404, "notFound"));
  });

  test("twice the same, someone who holds it, a capacity that is not there, a past end: refused", async () => {
    const { email } = await invite(players.nr, "csco-da-nang");
    await expect(invite(players.nr, "csco-da-nang", "head", email)).rejects.toEqual(
      refusal(409, "invitedAlready"),
    );
    await expect(invite(players.nr, "csco-da-nang", "head", "csco@ascn.example")).rejects.toEqual(
      refusal(409, "holdsAlready"),
    );
    await expect(invite(players.admin, "administration", "editor")).rejects.toEqual(
      refusal(422, "capacityNotHere"),
    );
    const past = {
      email: newEmail(),
      capacity: "head",
      lang: "en",
      from: null,
      until: "2020-01-01",
    } as const;
    await expect(inviteToOffice(services, players.nr, "csco-da-nang", past)).rejects.toEqual(
      refusal(422, "endInThePast"),
    );
  });
});

describe("accepting", () => {
  test("makes an account with the mandate of the row, once", async () => {
    const { email, token } = await invite(players.nr, "csco-hanoi", "editor");
    const page = await findInvitationPage(services, visitor, token);
    expect(page.view).toMatchObject({
      way: "join",
      email,
      capacity: "editor",
      by: { office: { kind: "country" } },
    });
    const joined = await acceptInvitation(services, visitor, token, { ...joining, email: "else@x.example" });
    expect(joined).toMatchObject({ isNew: true, isRunning: true, handle: "csco-hanoi" });
    const person = await database.db
      .selectFrom("people")
      .innerJoin("mandates", "mandates.personId", "people.id")
      .select(["email", "name", "capacity", "appointedBy"])
      .where("people.id", "=", joined.personId)
      .executeTakeFirstOrThrow();
    expect(person).toEqual({
      email,
      name: joining.name,
      capacity: "editor",
      appointedBy: players.nr.mandate.id,
    });
    expect((await actsOf(database)).slice(-2)).toEqual(["invitations.accepted", "mandates.begun"]);
    await expect(acceptInvitation(services, visitor, token, joining)).rejects.toEqual(
      refusal(410, "invitationClosed"),
    );
    expect(await findInvitationPage(services, visitor, token)).toEqual({ status: 410, view: null });
  });

  test("twenty at once make one account", async () => {
    const { email, token } = await invite(players.nr, "csco-hanoi", "alternate");
    const tries = Array.from({ length: 20 }, () => acceptInvitation(services, visitor, token, joining));
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected") expect(result.reason).toEqual(refusal(410, "invitationClosed"));
    const { count } = await database.db
      .selectFrom("people")
      .innerJoin("mandates", "mandates.personId", "people.id")
      .select(sql<number>`count(*)::int`.as("count"))
      .where("email", "=", email)
      .executeTakeFirstOrThrow();
    expect(count).toBe(1);
  });

  test("an address with an account signs in first; another account does not get in", async () => {
    const { token } = await invite(players.nr, "csco-hanoi", "head", "csco@ascn.example");
    expect((await findInvitationPage(services, visitor, token)).view).toMatchObject({ way: "signIn" });
    await expect(acceptInvitation(services, visitor, token, joining)).rejects.toEqual(
      refusal(409, "signInAsInvited"),
    );
    await expect(acceptInvitation(services, visitor, token, null)).rejects.toEqual(
      refusal(401, "signInFirst"),
    );
    expect((await findInvitationPage(services, players.phuket, token)).view).toMatchObject({ way: "other" });
    await expect(acceptInvitation(services, players.phuket, token, null)).rejects.toEqual(
      refusal(403, "invitedOther"),
    );
    expect(await acceptInvitation(services, players.csco, token, null)).toMatchObject({ isNew: false });
  });

  test("a weak password leaves the invitation open", async () => {
    const { token } = await invite(players.nr, "csco-hanoi", "editor");
    const weak = { name: "Nguyễn An", password: "password1234567" };
    await expect(acceptInvitation(services, visitor, token, weak)).rejects.toMatchObject({ status: 422 });
    expect((await findInvitationPage(services, visitor, token)).status).toBe(200);
  });

  test("an unknown token is 404, an expired one 410, and both show nothing", async () => {
    expect(await findInvitationPage(services, visitor, "x")).toEqual({ status: 404, view: null });
    await expect(acceptInvitation(services, visitor, "x", joining)).rejects.toEqual(refusal(404, "notFound"));
    const { token } = await invite(players.nr, "csco-hanoi", "editor");
    await database.db
      .updateTable("invitations")
      .set({ expiresAt: sql<Date>`now()` })
      .where("tokenHash", "=", sha256(token))
      .execute();
    expect(await findInvitationPage(services, visitor, token)).toEqual({ status: 410, view: null });
    await expect(acceptInvitation(services, visitor, token, joining)).rejects.toEqual(
      refusal(410, "invitationClosed"),
    );
  });
});

test("the terminal's link makes an administrator without an end, of any address", async () => {
  const token = await inviteAdministrator(services.db, { email: null, lang: "en" });
  const page = await findInvitationPage(services, visitor, token);
  expect(page.view).toMatchObject({ way: "join", email: null, by: null, endsAt: null });
  const email = newEmail();
  const { personId } = await acceptInvitation(services, visitor, token, { ...joining, email });
  const row = await database.db
    .selectFrom("mandates")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .select(["kind", "endsAt"])
    .where("personId", "=", personId)
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ kind: "administration", endsAt: null });
});

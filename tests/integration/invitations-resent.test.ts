import { expect, test } from "vitest";
import { inviteToOffice, resendInvitation } from "#app/features/offices/invitation-commands.server.ts";
import { testDatabase } from "../database.ts";
import { testServices } from "../services.ts";
import { lettersOf, openOfficePlayers } from "./office-players.ts";

test("an invitation to a mandate that would be over already is not sent again", async () => {
  const database = await testDatabase();
  const services = testServices(database.db);
  const { nr } = await openOfficePlayers(services);
  const offer = { email: "new@example.org", capacity: "editor", lang: "en", from: null } as const;
  await inviteToOffice(services, nr, "csco-hanoi", { ...offer, until: "2099-12-31" });
  const { id } = await database.db.selectFrom("invitations").select("id").executeTakeFirstOrThrow();
  await resendInvitation(services, nr, id);
  await database.db
    .updateTable("invitations")
    .set({ endsAt: new Date(Date.now() - 1000) })
    .execute();
  await expect(resendInvitation(services, nr, id)).rejects.toMatchObject({
    status: 422,
    key: "endInThePast",
  });
  expect(await lettersOf(database)).toHaveLength(2);
  await database.close();
});

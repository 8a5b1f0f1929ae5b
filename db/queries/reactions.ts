import type { Db } from "../connection.ts";
import { officeColumns } from "./office-columns.ts";

interface Sign {
  readonly messageKey: number;
  readonly personId: string;
  readonly mandateId: string;
  readonly emoji: string;
}

/** The person reacts with this sign; false where they did before. */
export async function insertReaction(trx: Db, sign: Sign): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto("messageReactions")
    .values(sign)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** The person does not react with this sign any more; false where they did not. */
export async function deleteReaction(trx: Db, { messageKey, personId, emoji }: Sign): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom("messageReactions")
    .where("messageKey", "=", messageKey)
    .where("personId", "=", personId)
    .where("emoji", "=", emoji)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Who reacted to a message and how, the first first. */
export function listReactors(db: Db, roomId: string, n: number) {
  return db
    .selectFrom("messageReactions as reaction")
    .innerJoin("messages", "messages.key", "reaction.messageKey")
    .innerJoin("mandates", "mandates.id", "reaction.mandateId")
    .innerJoin("offices", "offices.id", "mandates.officeId")
    .leftJoin("cities", "cities.slug", "offices.citySlug")
    .leftJoin("organisations", "organisations.slug", "offices.organisationSlug")
    .select(["reaction.emoji", "reaction.mandateId", "reaction.at", ...officeColumns])
    .where("messages.roomId", "=", roomId)
    .where("messages.n", "=", n)
    .orderBy("reaction.at")
    .execute();
}

import type { NotNull } from "kysely";
import type { Db } from "../connection.ts";

/** The address, the language and the chosen zone of a person; undefined where there is no such one, or no more. */
export function findCorrespondent(db: Db, personId: string) {
  return db
    .selectFrom("people")
    .select(["email", "lang", "zone"])
    .where("id", "=", personId)
    .where("email", "is not", null)
    .$narrowType<{ email: NotNull }>()
    .executeTakeFirst();
}

import type { Actor } from "#app/features/access/actor.ts";
import { orHidden } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { listHidden, listReported } from "#db/queries/moderation.ts";
import { labelOf, withTitle } from "../opening/title.ts";
import { readableRooms } from "../policy.ts";
import { byFrom } from "../room-event.ts";
import { moderates } from "./policy.ts";

/** How many messages each of the lists names at most. */
const limit = 100;

/** What waits for a moderator, the one that waits longest first, and what is hidden. Throws 404 `notFound` for others. */
export async function findReportsPage({ db }: Services, actor: Actor, lang: string) {
  orHidden(moderates, actor, null);
  const overseen = { ...readableRooms(actor), personId: actor.person?.id ?? "", limit };
  const [reported, hidden] = [await listReported(db, overseen), await listHidden(db, overseen)];
  return {
    reported: reported.map(({ since, count, reason, ...row }) => ({
      ...{ ...placed(row, lang), since: since.toISOString(), count, reason },
    })),
    hidden: hidden.map(({ hiddenAt, hiddenReason, ...row }) => ({
      ...{ ...placed(row, lang), since: hiddenAt?.toISOString() ?? "", count: 1, reason: hiddenReason ?? "" },
    })),
  };
}

type Row = Omit<Awaited<ReturnType<typeof listHidden>>[number], "hiddenAt" | "hiddenReason">;

/** A message by its place: the room, its number, and the office that wrote it. */
function placed(row: Row, lang: string) {
  const room = labelOf({ ...row, kind: row.roomKind });
  return { n: row.n, room: withTitle(room, lang), by: byFrom(row) };
}

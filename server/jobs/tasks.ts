import { visitor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { remindOfEnds } from "#app/features/administration/reminders.server.ts";
import { decideExpired } from "#app/features/documents/adoption/commands.server.ts";
import { sendAdoptionLetters } from "#app/features/documents/adoption/letters.server.ts";
import { remindOfProcedures } from "#app/features/documents/adoption/reminders.server.ts";
import { tellAnswered } from "#app/features/documents/matrix/tell-answered.server.ts";
import { sendPeriodLetters } from "#app/features/documents/periods/letters.server.ts";
import { turnPeriods } from "#app/features/documents/periods/turning.server.ts";
import { remindOfPositions } from "#app/features/documents/positions/reminders.server.ts";
import { suggestPlaces } from "#app/features/documents/versions/suggest-places.server.ts";
import { tellAuthors } from "#app/features/documents/versions/tell-authors.server.ts";
import {
  tellMentions,
  tellMentionsHourly,
  tellRest,
} from "#app/features/rooms/letters/claiming-commands.server.ts";
import { deliverLetter } from "../mail/deliver-letter.ts";
import { deliverRoomLetter } from "../mail/deliver-room-letter.ts";
import type { Mailer } from "../mail/mailer.ts";
import { drawChain } from "./chain.ts";
import { readSentFile } from "./imports.ts";
import { collectOwnData, eraseClosed } from "./personal-data.ts";
import { retain } from "./retention.ts";

/**
 * A task: what the job carries, as it stands in the database (parse it), and the services. It may run again after a
 * failure or a crash, so a second run must do no harm. Throws what keeps it from being done: it is then tried again.
 */
export type Task = (services: Services, payload: unknown, mailer: Mailer) => Promise<void>;

/** Every task by the name that `addJob` and the timetable give. */
export const tasks = {
  mail: deliverLetter,
  reminders: remindOfEnds,
  periods: turnPeriods,
  /** By nobody: the clock decides. */
  adoption: (services) => decideExpired(services, visitor),
  "adoption.letters": sendAdoptionLetters,
  "adoption.reminders": remindOfProcedures,
  positions: remindOfPositions,
  "periods.letters": sendPeriodLetters,
  "documents.suggestPlaces": suggestPlaces,
  "documents.tellAuthors": tellAuthors,
  "documents.tellAnswered": tellAnswered,
  "rooms.mentions": tellMentions,
  "rooms.hourly": tellMentionsHourly,
  "rooms.rest": tellRest,
  "rooms.letter": deliverRoomLetter,
  chain: drawChain,
  "imports.read": readSentFile,
  "personal-data.collect": collectOwnData,
  erasures: eraseClosed,
  retention: retain,
} satisfies Record<string, Task>;

/** A task by the clock (UTC), as in a crontab: minute, hour, day, month, day of the week. */
export interface Timed {
  readonly task: string;
  readonly match: string;
  /** How late it may still be done where no node ran at its time, in milliseconds; else it is left to the next time. */
  readonly madeUpFor?: number;
}

const hour = 3_600_000;
const day = 24 * hour;

/** What runs by the clock: each time once, on whichever node is free. */
export const timetable: readonly (Timed & { readonly task: keyof typeof tasks })[] = [
  { task: "periods", match: "* * * * *" },
  { task: "positions", match: "* * * * *" },
  { task: "adoption", match: "* * * * *" },
  { task: "adoption.reminders", match: "* * * * *" },
  { task: "rooms.mentions", match: "* * * * *" },
  { task: "rooms.hourly", match: "0 * * * *", madeUpFor: hour },
  // In the morning of the region, 6:00 in Jakarta.
  { task: "rooms.rest", match: "0 23 * * *", madeUpFor: day },
  { task: "chain", match: "* * * * *" },
  { task: "reminders", match: "0 1 * * *", madeUpFor: day },
  { task: "erasures", match: "0 2 * * *", madeUpFor: day },
  { task: "retention", match: "30 2 * * *", madeUpFor: day },
];

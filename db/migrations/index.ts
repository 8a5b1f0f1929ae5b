import type { Migration } from "kysely";
import * as network from "./0001-network.ts";
import * as accounts from "./0002-accounts.ts";
import * as cities from "./0003-cities.ts";
import * as documents from "./0004-documents.ts";
import * as rooms from "./0005-rooms.ts";
import * as experiences from "./0006-experiences.ts";
import * as initiatives from "./0007-initiatives.ts";
import * as meetings from "./0008-meetings.ts";
import * as offices from "./0009-offices.ts";
import * as credentials from "./0010-credentials.ts";
import * as mail from "./0011-mail.ts";
import * as trace from "./0012-trace.ts";
import * as personalData from "./0013-personal-data.ts";
import * as settings from "./0014-settings.ts";
import * as amendments from "./0015-amendments.ts";
import * as versions from "./0016-versions.ts";
import * as comments from "./0017-comments.ts";
import * as positions from "./0018-positions.ts";
import * as adoption from "./0019-adoption.ts";
import * as submitting from "./0020-submitting.ts";
import * as amendmentsPutIn from "./0021-amendments-put-in.ts";
import * as matrixImports from "./0022-matrix-imports.ts";
import * as roomsThatLoseNothing from "./0023-rooms-that-lose-nothing.ts";
import * as messageReplies from "./0024-message-replies.ts";
import * as presence from "./0025-presence.ts";
import * as topicEvents from "./0026-topic-events.ts";
import * as commentsFromRooms from "./0027-comments-from-rooms.ts";
import * as filePreviews from "./0028-file-previews.ts";
import * as roomTitles from "./0029-room-titles.ts";
import * as foundMessages from "./0030-found-messages.ts";
import * as roomLetters from "./0031-room-letters.ts";
import * as zonesOfLetters from "./0032-zones-of-letters.ts";
import * as kindsOfRooms from "./0033-kinds-of-rooms.ts";
import * as rightsInRooms from "./0034-rights-in-rooms.ts";
import * as messagesByMandate from "./0035-messages-by-mandate.ts";
import * as signsOfEvents from "./0036-signs-of-events.ts";

/** Every migration, in order. A static record works alike in tsx, in tests and in the bundle. */
export const migrations: Record<string, Migration> = {
  "0001-network": network,
  "0002-accounts": accounts,
  "0003-cities": cities,
  "0004-documents": documents,
  "0005-rooms": rooms,
  "0006-experiences": experiences,
  "0007-initiatives": initiatives,
  "0008-meetings": meetings,
  "0009-offices": offices,
  "0010-credentials": credentials,
  "0011-mail": mail,
  "0012-trace": trace,
  "0013-personal-data": personalData,
  "0014-settings": settings,
  "0015-amendments": amendments,
  "0016-versions": versions,
  "0017-comments": comments,
  "0018-positions": positions,
  "0019-adoption": adoption,
  "0020-submitting": submitting,
  "0021-amendments-put-in": amendmentsPutIn,
  "0022-matrix-imports": matrixImports,
  "0023-rooms-that-lose-nothing": roomsThatLoseNothing,
  "0024-message-replies": messageReplies,
  "0025-presence": presence,
  "0026-topic-events": topicEvents,
  "0027-comments-from-rooms": commentsFromRooms,
  "0028-file-previews": filePreviews,
  "0029-room-titles": roomTitles,
  "0030-found-messages": foundMessages,
  "0031-room-letters": roomLetters,
  "0032-zones-of-letters": zonesOfLetters,
  "0033-kinds-of-rooms": kindsOfRooms,
  "0034-rights-in-rooms": rightsInRooms,
  "0035-messages-by-mandate": messagesByMandate,
  "0036-signs-of-events": signsOfEvents,
};

import { accountRows } from "./table-account.ts";
import { adminRows } from "./table-admin.ts";
import { importRows } from "./table-imports.ts";
import { messageEventRows, messageRows } from "./table-messages.ts";
import { officeRows } from "./table-offices.ts";
import { periodRows } from "./table-periods.ts";
import { securityRows } from "./table-security.ts";
import { readingRows } from "./table-documents-reading.ts";
import { machineRows, publicRows } from "./table-public.ts";
import { matrixRows } from "./table-documents-matrix.ts";
import { adoptionRows } from "./table-documents-adoption.ts";
import { versionRows } from "./table-documents-versions.ts";
import { partRows } from "./table-parts.ts";
import { apartEvents, apartRows } from "./table-rooms-apart.ts";
import { archivedRows } from "./table-rooms-archived.ts";
import { roomOrderRows } from "./table-rooms-order.ts";
import { draftRows } from "./table-drafts.ts";
import { eventRows } from "./table-events.ts";
import { threadRows } from "./table-documents-threads.ts";
import { positionRows } from "./table-documents-positions.ts";
import { roomReadingEvents, roomReadingRows, roomSearchRows } from "./table-rooms-reading.ts";
import type { EventRow, PageRow } from "./rows.ts";

/** The written table: every route, machine address and socket event, and what each kind of user gets. */
export const pages: readonly PageRow[] = [
  ...publicRows,
  ...partRows,
  ...roomOrderRows,
  ...roomReadingRows,
  ...roomSearchRows,
  ...messageRows,
  ...apartRows,
  ...archivedRows,
  ...draftRows,
  ...importRows,
  ...matrixRows,
  ...adoptionRows,
  ...versionRows,
  ...threadRows,
  ...readingRows,
  ...periodRows,
  ...positionRows,
  ...officeRows,
  ...accountRows,
  ...securityRows,
  ...adminRows,
];
export const events: readonly EventRow[] = [
  ...eventRows,
  ...messageEventRows,
  ...apartEvents,
  ...roomReadingEvents,
];
export { machineRows as machines };

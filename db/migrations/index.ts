import type { Migration } from "kysely";
import * as network from "./0001-network.ts";
import * as accounts from "./0002-accounts.ts";
import * as cities from "./0003-cities.ts";
import * as documents from "./0004-documents.ts";
import * as rooms from "./0005-rooms.ts";
import * as experiences from "./0006-experiences.ts";
import * as initiatives from "./0007-initiatives.ts";
import * as meetings from "./0008-meetings.ts";
import * as trace from "./0012-trace.ts";

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
  "0012-trace": trace,
};

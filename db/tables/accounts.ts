import type { Generated, GeneratedAlways } from "kysely";
import type { Json, Stamp } from "./columns.ts";

/** People, offices and mandates, ways in, jobs, the audit log and settings. */
export interface AccountTables {
  people: {
    id: Generated<string>;
    /** Null, as is the name, once the account has been erased. */
    email: string | null;
    name: string | null;
    /** When the account will be erased, where its closing was asked for. */
    closesAt: Generated<Date | null>;
    /** BCP 47 tag of the language they are written to in. */
    lang: Generated<string>;
    /** IANA name of the zone they chose for their times; null where their office's holds. */
    zone: Generated<string | null>;
    passwordHash: string | null;
    isDemonstration: Generated<boolean>;
    createdAt: Stamp;
  };
  dataDownloads: {
    personId: string;
    id: Generated<string>;
    askedAt: Stamp;
    file: Generated<string | null>;
    expiresAt: Generated<Date | null>;
  };
  erasures: { personId: string; erasedAt: Stamp };
  organisations: { slug: string; name: string; isDemonstration: Generated<boolean> };
  offices: {
    id: Generated<string>;
    kind: string;
    citySlug: string | null;
    countryCode: string | null;
    organisationSlug: string | null;
    term: string | null;
    handle: GeneratedAlways<string>;
  };
  mandates: {
    id: Generated<string>;
    personId: string;
    officeId: string;
    capacity: string;
    startsAt: Generated<Date>;
    endsAt: Date | null;
    appointedBy: string | null;
    endedBy: string | null;
    handOverNote: string | null;
  };
  invitations: {
    id: Generated<string>;
    tokenHash: string;
    email: string | null;
    lang: string;
    officeId: string;
    capacity: string;
    startsAt: Date | null;
    endsAt: Date | null;
    invitedBy: string | null;
    sentAt: Generated<Date>;
    expiresAt: Date;
    withdrawnAt: Date | null;
    acceptedAt: Date | null;
    mandateId: string | null;
  };
  registrations: {
    id: Generated<string>;
    organisation: string;
    person: string;
    email: string;
    purpose: string;
    lang: string;
    status: Generated<string>;
    askedAt: Stamp;
    decidedAt: Date | null;
    decidedBy: string | null;
    reason: string | null;
    organisationSlug: string | null;
  };
  sessions: {
    id: string;
    personId: string;
    mandateId: string | null;
    expiresAt: Date;
    endsAt: Date;
    createdAt: Generated<Date>;
    lastSeenAt: Generated<Date>;
    browser: string | null;
    system: string | null;
    addressClass: string | null;
  };
  devices: { tokenHash: string; personId: string; lastUsedAt: Generated<Date> };
  authenticators: {
    personId: string;
    secret: Uint8Array;
    confirmedAt: Date | null;
    lastStep: Generated<number>;
  };
  recoveryCodes: { personId: string; codeHash: string; usedAt: Date | null };
  passkeys: {
    id: string;
    personId: string;
    publicKey: Uint8Array;
    counter: number;
    transports: string;
    browser: string | null;
    system: string | null;
    createdAt: Stamp;
    lastUsedAt: Date | null;
  };
  passkeyChallenges: { challenge: string; personId: string | null; expiresAt: Date };
  pendingSignIns: {
    tokenHash: string;
    personId: string;
    way: string;
    tries: Generated<number>;
    expiresAt: Date;
  };
  mailedTokens: {
    tokenHash: string;
    personId: string;
    kind: string;
    email: string | null;
    expiresAt: Date;
    usedAt: Date | null;
  };

  nodes: { id: string; version: string; process: string | null; startedAt: Stamp; seenAt: Generated<Date> };
  mandateReminders: { mandateId: string; endsAt: Date; sentAt: Stamp };

  traces: {
    id: GeneratedAlways<number>;
    at: Stamp;
    personId: string | null;
    mandateId: string | null;
    addressClass: string;
    act: string;
    objectKind: string | null;
    objectId: string | null;
  };
  traceChain: { n: number; traceId: number; hash: string; at: Stamp };
  traceQueue: { traceId: number };
  traceChecks: {
    id: GeneratedAlways<number>;
    at: Stamp;
    n: number;
    hash: string;
    brokenAt: number | null;
  };

  settings: { name: string; value: Json<object>; changedAt: Generated<Date> };
  /** Written by rate-limiter-flexible alone: a hash of who or where, how often, and until when (ms). */
  limitCounts: { key: string; points: number; expire: number | null };
}

import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";

type Json<T> = JSONColumnType<T & object>;
/** A moment the database writes by its own clock and nobody changes. */
type Stamp = ColumnType<Date, Date | undefined, never>;

/** The tables as TypeScript sees them: columns in camelCase, moments as Date (UTC), days as text. */
export interface Database {
  countries: {
    code: string;
    name: string;
    representativeOffice: string | null;
    representativeOfficeAsOf: string | null;
    position: number;
  };
  focusAreas: { id: string; name: string; position: number };
  sources: { id: string; title: string; url: string | null };
  events: {
    id: GeneratedAlways<number>;
    at: Stamp;
    type: string;
    subject: string;
    mandateId: string | null;
    data: Json<Record<string, string | number | boolean | null>>;
  };
  loadedContent: { name: string; loadedAt: Stamp };

  people: {
    id: Generated<string>;
    /** Null, as is the name, once the account has been erased. */
    email: string | null;
    name: string | null;
    /** When the account will be erased, where its closing was asked for. */
    closesAt: Generated<Date | null>;
    /** BCP 47 tag of the language they are written to in. */
    lang: Generated<string>;
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

  nodes: { id: string; version: string; startedAt: Stamp; seenAt: Generated<Date> };
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

  cities: {
    slug: string;
    countryCode: string;
    name: string;
    isoCode: string;
    adminType: string;
    wikidata: string | null;
    lat: number;
    lon: number;
    timeZone: string;
    memberSince: number;
    isFounding: boolean;
    website: string | null;
    officerOffice: string | null;
    officerOfficeAsOf: string | null;
    note: string | null;
  };
  cityNames: { citySlug: string; position: number; lang: string; text: string };
  cityFocusAreas: { citySlug: string; focusAreaId: string };
  projects: {
    id: GeneratedAlways<number>;
    citySlug: string;
    name: string;
    focusAreaId: string | null;
    status: string | null;
    summary: string | null;
    supportSought: string | null;
    sourceId: string;
    sourcePlace: string | null;
    planName: string | null;
    planSourceId: string | null;
    position: number;
  };
  citySections: {
    citySlug: string;
    section: string;
    version: number;
    content: Json<object>;
    changedAt: Stamp;
    mandateId: string | null;
    isCurrent: Generated<boolean>;
  };

  documents: {
    slug: string;
    authoritativeLang: string;
    isIllustrative: Generated<boolean>;
    createdAt: Stamp;
  };
  documentVersions: { id: Generated<string>; documentSlug: string; number: number; publishedAt: Date | null };
  documentTitles: { versionId: string; lang: string; title: string; label: string | null };
  documentNodes: { id: string; documentSlug: string; kind: string };
  versionNodes: { versionId: string; nodeId: string; parentId: string | null; position: number };
  versionTexts: { versionId: string; nodeId: string; lang: string; text: string };
  commentPeriods: {
    id: Generated<string>;
    versionId: string;
    opensAt: Date;
    closesAt: Date;
    publishesDirectly: boolean;
    isClosingAnnounced: Generated<boolean>;
  };
  comments: {
    id: string;
    periodId: string;
    versionId: string;
    nodeId: string;
    mandateId: string;
    countryCode: string | null;
    citySlug: string | null;
    type: string;
    lang: string;
    body: string;
    quote: string | null;
    proposed: string | null;
    passageLang: string | null;
    createdAt: Stamp;
    submittedAt: Date | null;
  };

  rooms: {
    id: Generated<string>;
    slug: string;
    kind: string;
    subject: string | null;
    audience: string;
    lastN: Generated<number>;
    createdAt: Stamp;
  };
  roomGuests: { roomId: string; organisationSlug: string };
  messages: {
    key: GeneratedAlways<number>;
    roomId: string;
    personId: string;
    id: string;
    mandateId: string;
    body: string | null;
    lang: string | null;
    replyTo: string | null;
    createdAt: Stamp;
    editedAt: Date | null;
    deletedAt: Date | null;
  };
  roomEvents: {
    roomId: string;
    n: number;
    type: string;
    at: Stamp;
    mandateId: string;
    messageKey: number;
  };

  experiences: {
    slug: string;
    theme: string;
    countryCode: string;
    citySlug: string | null;
    place: string | null;
    level: string;
    kind: string;
    title: string;
    startsOn: string | null;
    endsOn: string | null;
    summary: string;
    figures: Json<{ what: string; value: number | string; unit?: string; as_of?: string }[]>;
    sources: Json<string[]>;
    certainty: string;
    pointForDiscussion: string | null;
    note: string | null;
  };

  initiativeCounters: { year: number; last: number };
  initiatives: {
    id: string;
    reference: string;
    organisationSlug: string;
    mandateId: string;
    status: string;
    lang: string;
    title: string;
    summary: string;
    offer: string;
    ask: string | null;
    contact: string;
  };
  initiativeFocusAreas: { initiativeId: string; focusAreaId: string };
  initiativeCities: { initiativeId: string; citySlug: string };
  initiativeCountries: { initiativeId: string; countryCode: string };
  initiativeSteps: { initiativeId: string; status: string; at: Stamp; mandateId: string };

  meetings: {
    slug: string;
    kind: string;
    number: number | null;
    title: string;
    startsOn: string;
    endsOn: string | null;
    place: string | null;
    format: string | null;
    chairCountryCode: string | null;
    outcomes: Json<string[]>;
    sources: Json<string[]>;
    certainty: string;
    note: string | null;
  };
  chairs: { year: number; countryCode: string; office: string; sources: Json<string[]> };
  shepherds: {
    fromYear: number;
    untilYear: number;
    countryCode: string;
    note: string | null;
    sources: Json<string[]>;
  };
}

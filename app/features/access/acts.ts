/**
 * Every act the audit log knows, in the past tense. The words of each stand in locales/<lang>/trace.json under `act`;
 * an act without words, or one that is not in the list, does not pass. Writing messages and comments are no acts of the trace; moderating them is.
 */
export const acts = [
  "sessions.opened",
  "sessions.failed",
  "sessions.ended",
  "sessions.endedAll",
  "passwords.changed",
  "passwords.reset",
  "addresses.changed",
  "factors.added",
  "factors.removed",
  "codes.renewed",
  "mandates.begun",
  "mandates.ended",
  "mandates.changed",
  "mandates.chosen",
  "invitations.sent",
  "invitations.withdrawn",
  "invitations.accepted",
  "registrations.asked",
  "registrations.accepted",
  "registrations.declined",
  "offices.opened",
  "settings.changed",
  "jobs.retried",
  "jobs.removed",
  "mail.released",
  "mail.dropped",
  "exports.made",
  "trace.read",
  "outbox.read",
  "data.requested",
  "data.fetched",
  "accounts.closing",
  "accounts.kept",
  "accounts.erased",
  "backups.restored",
  "rooms.opened",
  "rooms.changed",
  "messages.reported",
  "messages.hidden",
  "messages.shown",
  "reports.settled",
  "restrictions.begun",
  "restrictions.lifted",
] as const;

export type Act = (typeof acts)[number];

/** Every kind of thing an act is done to; its words stand in locales/<lang>/trace.json under `object`. */
export const tracedKinds = [
  "person",
  "mandate",
  "office",
  "session",
  "credential",
  "invitation",
  "registration",
  "setting",
  "job",
  "letter",
  "export",
  "backup",
  "room",
  "message",
] as const;

export type TracedKind = (typeof tracedKinds)[number];

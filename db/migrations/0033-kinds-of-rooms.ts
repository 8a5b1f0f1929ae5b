import { sql, type Kysely } from "kysely";

/**
 * What a column of rooms, messages and their events may hold is said by its type. PostgreSQL reads the text of a table's
 * checks anew for every statement that writes a row, of those on columns it leaves alone, too: a fifth of the way of a
 * message. A domain is read once a connection, and asked only where its column is written (ADR 028).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create domain room_slug as text check (value ~ '^[a-z0-9-]+$');
    create domain room_kind as text check (value in ('standing', 'document', 'initiative', 'experience', 'meeting'));
    create domain room_audience as text check (value in ('everyone', 'members-and-partners', 'members', 'members-and-invited'));
    create domain room_state as text check (value in ('open', 'closed', 'archived'));
    create domain room_titles as jsonb check (jsonb_typeof(value) = 'array' and jsonb_array_length(value) > 0
      and value::text is nfc normalized);
    create domain slow_seconds as integer check (value between 5 and 3600);
    create domain message_body as nfc check (char_length(value) between 1 and 20000);
    create domain hiding_reason as nfc check (char_length(value) between 1 and 2000);
    create domain room_event_type as text check (value in ('message.posted', 'message.edited', 'message.deleted',
      'message.reacted', 'message.hidden', 'message.pinned', 'topic.changed', 'room.changed'));
    alter table rooms
      drop constraint rooms_slug_check, drop constraint rooms_kind_check, drop constraint rooms_audience_check,
      drop constraint rooms_state_check, drop constraint rooms_slow_seconds_check, drop constraint rooms_titles,
      alter column slug type room_slug, alter column kind type room_kind, alter column audience type room_audience,
      alter column state type room_state, alter column slow_seconds type slow_seconds,
      alter column titles type room_titles;
    alter table messages
      drop constraint messages_body_check, drop constraint messages_hidden_reason_check,
      alter column body type message_body, alter column hidden_reason type hiding_reason;
    alter table room_events
      drop constraint room_events_type, drop constraint room_events_about,
      alter column type type room_event_type,
      add constraint room_events_about check ((message_key is not null) = starts_with(type, 'message.'))`.execute(
    db,
  );
}

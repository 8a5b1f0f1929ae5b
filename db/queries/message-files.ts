import { sql } from "kysely";
import type { MessageFile } from "#app/features/rooms/room-event.ts";

/** The files of each message of a query over messages, where it stands, the first first; null without any. */
export const filesColumn = sql<
  readonly MessageFile[] | null
>`case when messages.body is not null and messages.hidden_at is null
  then (select json_agg(json_build_object('id', file.id, 'name', file.name, 'description', file.description,
      'mediaType', file.media_type, 'bytes', file.bytes, 'preview', case when preview.file_id is not null
        then json_build_object('width', preview.width, 'height', preview.height) end) order by file.created_at, file.id)
    from message_files hung join files file on file.id = hung.file_id
    left join file_previews preview on preview.file_id = file.id
    where hung.message_key = messages.key) end`;

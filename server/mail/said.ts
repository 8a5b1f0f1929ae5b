import type { ToldMessage } from "#app/features/rooms/letters/reading.server.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { officeName } from "./office-name.ts";
import { linked, marked, markedLines } from "./value-marks.ts";

/** What was said in rooms, as a letter tells it. */
export interface Said {
  readonly messages: readonly ToldMessage[];
  /** The zone of its reader (IANA name), in which times are said. */
  readonly zone: string;
}

/** Each message in full under who wrote it, where and when, with the way to its place. */
export function saidIn(texts: Texts, { messages, zone }: Said, origin: string): string {
  const formats = formatsFor(texts.lang);
  const blocks = messages.map((message) => {
    const { room, n, body, at, by } = message;
    const head = texts.find("mail", "said.head", {
      ...marked({
        by: officeName(texts, { ...by.office, capacity: by.capacity }),
        room: roomTitle(texts, message),
        at: formats.dateTime(at, zone),
        zone: formats.zone(zone),
      }),
    }).text;
    const place = `${origin}/${texts.lang}/rooms/${room.slug}?at=${String(n)}#m-${String(n)}`;
    return `${head}\n${linked(place)}\n\n${markedLines(body)}`;
  });
  return blocks.join("\n\n");
}

/** The room's name as pages write it. */
function roomTitle(texts: Texts, { room, title }: ToldMessage): string {
  const { slug, kind, subject } = room;
  if (room.isMembersPart)
    return texts.find("rooms", "about.initiativeMembers", { subject: title ?? subject ?? "" }).text;
  if (title !== null) return title;
  const key = kind === "standing" ? `name.${slug}` : `about.${kind}`;
  return texts.find("rooms", key, { subject: subject ?? "" }).text;
}

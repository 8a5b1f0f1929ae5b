import type { ToldMessage } from "#app/features/rooms/letters/reading.server.ts";
import { formatsFor, secretariatZone } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { officeName } from "./office-name.ts";
import { linked, marked, markedLines } from "./value-marks.ts";

/** What was said in rooms, as a letter tells it. */
export interface Said {
  readonly messages: readonly ToldMessage[];
  /** How many messages there are beyond these. */
  readonly more: number;
}

/** Each message in full under who wrote it, where and when, with the way to its place; then how many more there are. */
export function saidIn(texts: Texts, { messages, more }: Said, origin: string): string {
  const blocks = messages.map((message) => {
    const { room, n, body, at, by } = message;
    const head = texts.find("mail", "said.head", {
      ...marked({
        by: officeName(texts, { ...by.office, capacity: by.capacity }),
        room: roomTitle(texts, message),
        at: formatsFor(texts.lang).dateTime(at, secretariatZone),
      }),
    }).text;
    const place = `${origin}/${texts.lang}/rooms/${room.slug}?at=${String(n)}#m-${String(n)}`;
    return `${head}\n${linked(place)}\n\n${markedLines(body)}`;
  });
  const rest = more > 0 ? [texts.find("mail", "said.more", { count: more }).text] : [];
  return [...blocks, ...rest].join("\n\n");
}

/** The room's name as pages write it. */
function roomTitle(texts: Texts, { room: { slug, kind, subject }, title }: ToldMessage): string {
  if (title !== null) return title;
  const key = kind === "standing" ? `name.${slug}` : `about.${kind}`;
  return texts.find("rooms", key, { subject: subject ?? "" }).text;
}

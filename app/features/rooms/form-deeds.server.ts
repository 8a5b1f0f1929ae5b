import type { z } from "zod";
import type { Actor } from "#app/features/access/actor.ts";
import type { Services } from "#app/features/access/services.ts";
import { refuseOther } from "./acting/acting.ts";
import { deleteMessage, editMessage } from "./messages/changing.server.ts";
import { pinMessage, reactToMessage } from "./messages/marking.server.ts";
import { postMessage } from "./posting.server.ts";
import type { RoomEvent } from "./room-event.ts";
import type { roomForm } from "./schema.ts";
import { settleTopic } from "./topics/settling.server.ts";

export type FormDeed = z.output<typeof roomForm>;

interface Sent {
  readonly room: string;
  readonly form: FormDeed;
  /** Ids of files that came with it. */
  readonly files: readonly string[];
  /** The language of the page. */
  readonly lang: string;
}

/** Does what a form of the room's page asks for, and gives its event. Throws as each deed does, and 409 `otherMandate`. */
export async function doFormDeed(
  services: Services,
  actor: Actor,
  { room, form, files, lang }: Sent,
): Promise<RoomEvent> {
  refuseOther(actor, form.as);
  switch (form.deed) {
    case "edit":
      return editMessage(services, actor, { room, message: form.message, body: form.text });
    case "delete":
      return deleteMessage(services, actor, { room, message: form.message });
    case "react":
      return reactToMessage(services, actor, { ...form, room });
    case "pin":
      return pinMessage(services, actor, { ...form, room });
    case "topic":
      return settleTopic(services, actor, { ...form, room });
    case "post": {
      const { id, body, replyTo, topic, newTopic } = form;
      const belonging = { replyTo, topic, newTopic };
      return postMessage(services, actor, { room, id, body, lang, ...belonging, files: [...files] });
    }
  }
}

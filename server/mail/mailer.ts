import { createHash } from "node:crypto";
import { createTransport, type SendMailOptions } from "nodemailer";
import type { Lang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import type { Outbox } from "./outbox.ts";
import { writeLetter, type Writing } from "./write-letter.ts";

export interface Posting extends Omit<Writing, "link" | "origin" | "stopLink"> {
  readonly address: string;
  /** The reader's language. */
  readonly lang: Lang;
  /** Where the action leads, a path after the language. */
  readonly path: string;
  /** The letter's own name: the same gives the same Message-ID. */
  readonly id: string;
  /** The token that stops letters of this kind, by a page and by the mail program's own button (RFC 8058). */
  readonly stop?: string;
}

export interface Mailer {
  /** Writes the letter and hands it to the mail server, or puts it into the outbox where there is none. Throws where it was not taken. */
  post(posting: Posting): Promise<void>;
}

interface Mailing {
  /** smtp:// or smtps://; null for the outbox. */
  readonly smtpUrl: string | null;
  /** "ASCN portal <portal@ascn.example>" */
  readonly from: string;
  readonly origin: string;
  readonly texts: ReadonlyMap<Lang, Texts>;
  readonly outbox: Outbox;
}

const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Posts letters by the mail server, or to the outbox. */
export function createMailer({ smtpUrl, from, origin, texts, outbox }: Mailing): Mailer {
  const safe = { disableFileAccess: true, disableUrlAccess: true };
  const server = smtpUrl === null ? null : createTransport({ url: smtpUrl, ...limits, ...safe });
  const compose = createTransport({ streamTransport: true, buffer: true, newline: "unix", ...safe });
  const domain = /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? "localhost";
  return {
    async post({ address, lang, path, id, stop, ...writing }) {
      const link = `${origin}/${lang}${path}`;
      const stopLink = stop === undefined ? {} : { stopLink: `${origin}/${lang}/letters/stop/${stop}` };
      const letter = writeLetter(texts, lang, { ...writing, ...stopLink, link, origin });
      const name = messageName(id);
      const message: SendMailOptions = {
        from,
        to: { name: "", address: plainAddress(address) },
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        messageId: `<${name}@${domain}>`,
        textEncoding: "base64",
        headers: {
          "Content-Language": letter.lang,
          "Auto-Submitted": "auto-generated",
          ...(stop === undefined ? {} : stopHeaders(`${origin}/letters/stop/${stop}`)),
        },
      };
      if (server) await server.sendMail(message);
      else await outbox.put(name, rawOf(await compose.sendMail(message)));
    },
  };
}

/** What lets mail programs stop letters at one press. */
function stopHeaders(address: string): Record<string, string> {
  return { "List-Unsubscribe": `<${address}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

function rawOf({ message }: { readonly message: unknown }): Uint8Array {
  if (!(message instanceof Uint8Array)) throw new Error("the message was not composed at once");
  return message;
}

/** The left half of the Message-ID, and the name of the file in the outbox. */
export function messageName(id: string): string {
  return createHash("sha256").update(id).digest("hex").slice(0, 40);
}

/** The address alone, in a form that cannot name a second one or begin another header. Throws where it is none. */
function plainAddress(address: string): string {
  if (/^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:"@]{1,255}$/u.test(address)) return address;
  throw new Error("not an address that mail can be sent to");
}

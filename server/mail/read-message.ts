export interface ReadMessage {
  readonly to: string;
  readonly subject: string;
  /** BCP 47 tag of the language it is written in. */
  readonly lang: string;
  /** The plain text. */
  readonly text: string;
  /** The whole message as it would be sent. */
  readonly source: string;
}

/** Reads a message that the portal composed: its headers and its plain text. */
export function readMessage(source: string): ReadMessage {
  const { headers, body } = parse(source);
  return {
    to: headers.get("to") ?? "",
    subject: headers.get("subject") ?? "",
    lang: headers.get("content-language") ?? "en",
    text: plainText(headers, body),
    source,
  };
}

function parse(source: string): { headers: Map<string, string>; body: string } {
  const [head = "", ...rest] = source.replaceAll("\r\n", "\n").split("\n\n");
  const lines = head.replace(/\n[ \t]+/g, " ").split("\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), decodeWords(line.slice(colon + 1).trim())];
    }),
  );
  return { headers, body: rest.join("\n\n") };
}

/** Text of a header: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=` (RFC 2047); blanks between two such words do not count. */
function decodeWords(value: string): string {
  const word = /=\?UTF-8\?([BQ])\?([^?]*)\?=/gi;
  return value
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/(?:=\?UTF-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(Array.from(run.matchAll(word), ([, way = "", text = ""]) => bytesOf(way, text))).toString(
        "utf8",
      ),
    );
}

function bytesOf(way: string, text: string): Buffer {
  if (way.toUpperCase() === "B") return Buffer.from(text, "base64");
  const latin = text
    .replaceAll("_", " ")
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(latin, "latin1");
}

function plainText(headers: ReadonlyMap<string, string>, body: string): string {
  const type = headers.get("content-type") ?? "";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary !== undefined) {
    const parts = body.split(`--${boundary}`).map((part) => parse(part.replace(/^\n/, "")));
    const plain = parts.find((part) => part.headers.get("content-type")?.startsWith("text/plain"));
    return plain ? plainText(plain.headers, plain.body) : "";
  }
  const isEncoded = headers.get("content-transfer-encoding")?.toLowerCase() === "base64";
  return (isEncoded ? Buffer.from(body, "base64").toString("utf8") : body).trim();
}

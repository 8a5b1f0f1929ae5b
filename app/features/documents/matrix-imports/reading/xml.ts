/** A piece of an XML text in the order of the text. */
export type XmlPiece =
  | { readonly kind: "open"; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const pieces =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s<>/]+)\s*>|<([^\s<>/!?]+)((?:"[^"<]*"|'[^'<]*'|[^<>"'])*)>|([^<]+)/g;

/** The pieces of an XML text, its entities read; what is no XML is passed over. Names keep their prefix. */
export function* readXml(source: string): Generator<XmlPiece, undefined> {
  for (const [, data, closed, opened, attributes = "", text] of source.matchAll(pieces)) {
    if (text !== undefined) yield { kind: "text", text: decode(text) };
    else if (data !== undefined) yield { kind: "text", text: endLines(data) };
    else if (closed !== undefined) yield { kind: "close", name: closed };
    else if (opened !== undefined)
      yield { kind: "open", name: opened, attributes, isEmpty: attributes.endsWith("/") };
  }
}

const attributePattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of an element by their names with prefixes. */
export function attributesOf(attributes: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(attributes.matchAll(attributePattern), ([, name = "", double, single]) => [
      name,
      decode(double ?? single ?? ""),
    ]),
  );
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

function decode(text: string): string {
  return endLines(text).replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi,
    (whole, ...found: unknown[]) => {
      const [decimal, hexadecimal, name] = found as (string | undefined)[];
      if (name !== undefined) return entities[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
      return code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code);
    },
  );
}

function endLines(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

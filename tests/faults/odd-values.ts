import type { z } from "zod";
import { room } from "./rooms-ground.ts";

const uuid = "7d9f6a0e-6f0b-4f57-9c53-0d6b7f1f2a11";
/** A right value of each field there is; a field without one is tried all the same, among others left out. */
export const right: Readonly<Record<string, unknown>> = {
  ...{ room, after: 0, id: uuid, message: uuid, body: "Words", replyTo: uuid, topic: uuid, upTo: 1, n: 1 },
  ...{ lang: "en", document: "online-portal", paragraph: "", emoji: "👍", on: true, newTopic: "A topic" },
};
/** Values that hardly any field takes. */
export const odd: readonly unknown[] = [
  ...[null, true, false, 0, -1, -2, 1.5, 1e308, 2 ** 53, "", " ", "x", "../..", "constructor", "__proto__"],
  ...[
    "a".repeat(8_001),
    "ก".repeat(4_000),
    "\u0000",
    "\ud800",
    "a\udfff",
    "e" + "\u0301".repeat(50),
    "\u202e",
    "\ufeff",
  ],
  ...[[], [room], [[]], {}, { toString: 1 }, { length: 3 }, { [Symbol.iterator.toString()]: 1 }],
  ...[
    JSON.parse('{"__proto__":{"ok":true},"constructor":{"prototype":{}}}') as unknown,
    Buffer.from("bytes"),
  ],
  JSON.parse(`${"[".repeat(1_000)}${"]".repeat(1_000)}`) as unknown,
];

/** The names of what an event takes. */
export function fieldsOf(schema: z.ZodType): string[] {
  return "shape" in schema ? Object.keys(schema.shape as object) : [];
}

/** What an event takes, as far as there are right values for it. */
export function rightFor(schema: z.ZodType): Record<string, unknown> {
  return Object.fromEntries(fieldsOf(schema).flatMap((name) => (name in right ? [[name, right[name]]] : [])));
}

/** Frames that are no event, or none that anybody sends. */
export const garbage: readonly string[] = [
  ...['2["error","x"]', '2["disconnecting"]', "2[]", "2{}", '2["room:join"', "2[1,{}]", "9", "", "4", "1"],
  ...[
    '2999999999999["room:join",{}]',
    '459999999999-["x"]',
    '451-["room:join",{"_placeholder":true,"num":0}]',
  ],
  ...['51-["x",{"_placeholder":true,"num":99}]', "3[]", '30["x"]', '0{"x":1}', '2/elsewhere,["room:join"]'],
  ...[`2["room:join",${"[".repeat(30_000)}${"]".repeat(30_000)}]`, "\ud800", "a".repeat(70_000)],
];

import { describe, expect, test } from "vitest";
import { canonicalJson, canonicalText } from "./canonical.ts";
import { recordSchema, type AdoptionRecord } from "./record.ts";
import { checkRecord, sealRecord } from "./verify-record.server.ts";

const nodes = [
  { id: "op-1", kind: "section", depth: 1, text: "Purpose" },
  { id: "op-1-1", kind: "paragraph", depth: 2, text: 'A text\nwith "two" lines.' },
];
const record = sealRecord({
  ...{ form: "ascn-adoption-record/1", document: "online-portal", version: 2, isIllustrative: true },
  ...{ adoptedAt: "2026-12-01T09:00:00.000Z", procedures: [], matrix: [] },
  texts: [
    { lang: "en", isAuthoritative: true, title: "Portal", nodes },
    { lang: "th", isAuthoritative: false, title: "พอร์ทัล", nodes },
  ],
});
const agree = (one: AdoptionRecord) => checkRecord(one).map(({ stated, computed }) => stated === computed);

describe("a record", () => {
  test("agrees with its hashes, also after a way through JSON", () => {
    expect(agree(record)).toEqual([true, true, true]);
    expect(agree(recordSchema.parse(JSON.parse(JSON.stringify(record))))).toEqual([true, true, true]);
  });

  test("a changed letter shows in its language and in the whole", () => {
    const [en, th] = recordSchema.parse(JSON.parse(JSON.stringify(record))).texts;
    th!.nodes[1]!.text = "A text\nwith two lines.";
    expect(agree({ ...record, texts: [en!, th!] })).toEqual([true, false, false]);
  });

  test("a changed word of a country shows in the whole", () => {
    expect(agree({ ...record, adoptedAt: "2026-12-02T09:00:00.000Z" })).toEqual([true, true, false]);
  });
});

test("the canonical form of a text is the one that is documented", () => {
  expect(canonicalText(record, record.texts[0]!)).toBe(
    [
      "ascn-document-text/1",
      "document online-portal",
      "version 2",
      "language en",
      'title "Portal"',
      'section 1 op-1 "Purpose"',
      'paragraph 2 op-1-1 "A text\\nwith \\"two\\" lines."',
      "",
    ].join("\n"),
  );
});

test("names of objects are sorted, lists are not", () => {
  expect(canonicalJson({ b: [2, 1, { d: null, c: "é" }], a: true })).toBe(
    '{"a":true,"b":[2,1,{"c":"é","d":null}]}',
  );
});

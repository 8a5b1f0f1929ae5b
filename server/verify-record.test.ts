import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import type { AdoptionRecord } from "#app/features/documents/adoption/record.ts";
import { sealRecord } from "#app/features/documents/adoption/verify-record.server.ts";
import { run } from "./verify-record.ts";

const folder = mkdtempSync(join(tmpdir(), "record-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const node = (id: string, text: string) => ({ id, kind: "paragraph", depth: 1, text });
const silent = { word: "silent", office: null, at: null, statement: null, lang: null };
const row = (id: string, disposition: string) => ({
  ...{ id, version: 1, lang: "en", node: "op-1", quote: null, country: "TH", office: "phuket" },
  ...{ type: "editorial", body: "Say whom.", proposed: null, supports: ["VN"] },
  ...{ response: "It says so.", responseLang: "en", disposition, resultingNode: "op-1" },
});
const record = sealRecord({
  ...{ form: "ascn-adoption-record/1", document: "online-portal", version: 1, isIllustrative: true },
  adoptedAt: "2026-12-01T09:00:00.000Z",
  procedures: [
    {
      ...{ version: 1, way: "silence", openedAt: "2026-11-25T09:00:00.000Z", shortReason: null },
      ...{ expiresAt: "2026-12-01T09:00:00.000Z", outcome: "adopted", decidedAt: "2026-12-01T09:00:00.000Z" },
      ...{ nextStep: null, nextStepText: null, nextStepAt: null, meeting: null },
      said: [
        {
          ...{ country: "TH", word: "reserves", office: "country", at: "2026-11-26T09:00:00.000Z" },
          ...{ statement: "Costs are open.", lang: "en", proposed: null, node: null },
        },
        { country: "VN", ...silent },
      ],
    },
  ],
  matrix: [row("c1", "accepted"), row("c2", "not-accepted")],
  texts: [
    {
      ...{ lang: "en", isAuthoritative: true, title: "Portal" },
      nodes: [node("op-1", "Cities share what they learn."), node("op-2", "They do so on-line.")],
    },
    { lang: "vi", isAuthoritative: false, title: "Cổng", nodes: [node("op-1", "Các đô thị chia sẻ.")] },
  ],
});
type Writable<T = AdoptionRecord> = T extends object ? { -readonly [K in keyof T]: Writable<T[K]> } : T;
const copy = () => JSON.parse(JSON.stringify(record)) as Writable;
const verify = (text: string) => {
  writeFileSync(join(folder, "record.json"), text);
  const written = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    run(["record.json"], { INIT_CWD: folder });
    return written.mock.calls.length;
  } finally {
    written.mockRestore();
  }
};

describe("npm run verify-record", () => {
  test("says of every hash that it agrees, however the JSON is laid out", () => {
    expect(verify(JSON.stringify(record, null, 2))).toBe(3);
  });

  test("a record of the time before it named amendments, next steps and meetings agrees as well", () => {
    const before = copy();
    for (const one of before.procedures) {
      delete one.nextStepAt;
      delete one.meeting;
      for (const word of one.said) delete word.proposed;
    }
    expect(verify(JSON.stringify(sealRecord(before)))).toBe(3);
  });

  test("one changed letter is refused, with the language and the whole", () => {
    const changed = JSON.stringify(record).replace("share", "shore");
    expect(() => verify(changed)).toThrow(/The text in en does not agree.*\n.*as a whole does not agree/);
  });

  test.each<[string, (changed: Writable) => void]>([
    ["the word of a country", ({ procedures: [one] }) => (one!.said[0]!.word = "adopts")],
    ["a reservation", ({ procedures: [one] }) => (one!.said[0]!.statement = "Costs are settled.")],
    ["the office that spoke", ({ procedures: [one] }) => (one!.said[0]!.office = "chair")],
    ["when it spoke", ({ procedures: [one] }) => (one!.said[0]!.at = "2026-11-26T09:00:00.001Z")],
    ["a silent country made to speak", ({ procedures: [one] }) => (one!.said[1]!.word = "adopts")],
    ["a country left out", ({ procedures: [one] }) => one!.said.pop()],
    ["the order of countries", ({ procedures: [one] }) => one!.said.reverse()],
    ["the expiry", ({ procedures: [one] }) => (one!.expiresAt = "2026-11-30T09:00:00.000Z")],
    ["the way of adoption", ({ procedures: [one] }) => (one!.way = "ad-referendum")],
    ["a procedure left out", ({ procedures }) => procedures.pop()],
    ["a row of the matrix", ({ matrix: [one] }) => (one!.disposition = "not-accepted")],
    ["an answer of the matrix", ({ matrix: [one] }) => (one!.response = "It said so.")],
    ["a row left out", ({ matrix }) => matrix.pop()],
    ["the order of rows", ({ matrix }) => matrix.reverse()],
    ["which text is authoritative", ({ texts: [, one] }) => (one!.isAuthoritative = true)],
    ["a language left out", ({ texts }) => texts.pop()],
    ["the order of languages", ({ texts }) => texts.reverse()],
    ["whether it is an example", (changed) => (changed.isIllustrative = false)],
    ["the hash of a text", ({ texts: [one] }) => (one!.sha256 = "0".repeat(64))],
    ["something added", (changed) => Object.assign(changed, { note: "signed" })],
    ["something added to a word", ({ procedures: [one] }) => Object.assign(one!.said[0]!, { note: "x" })],
  ])("%s is noticed in the whole", (_, change) => {
    const changed = copy();
    change(changed);
    expect(() => verify(JSON.stringify(changed))).toThrow(/as a whole does not agree/);
  });

  test.each<[string, (text: Writable["texts"][number]) => void]>([
    ["its title", (text) => (text.title = "Portals")],
    ["one letter", ({ nodes: [one] }) => (one!.text = one!.text.replace("share", "shore"))],
    ["the order of paragraphs", ({ nodes }) => nodes.reverse()],
    ["a paragraph left out", ({ nodes }) => nodes.pop()],
    ["a paragraph made a section", ({ nodes: [one] }) => (one!.kind = "section")],
    ["a paragraph moved in", ({ nodes: [, two] }) => (two!.depth = 2)],
    ["the id of a paragraph", ({ nodes: [one] }) => (one!.id = "op-9")],
    ["two paragraphs made one", ({ nodes }) => (nodes[0]!.text += `\n${nodes.pop()!.text}`)],
  ])("%s is noticed in the text and in the whole", (_, change) => {
    const changed = copy();
    change(changed.texts[0]!);
    expect(() => verify(JSON.stringify(changed))).toThrow(/text in en does not agree.*\n.*as a whole/);
  });

  test("a field that is said twice is refused, for the first reader and the last would differ", () => {
    const twice = JSON.stringify(record).replace('"word":"reserves"', '"word":"adopts", "word" : "reserves"');
    expect(() => verify(twice)).toThrow("says a field twice");
    const quoted = sealRecord({ ...record, document: 'a "b": {"c": "d\\\\"}' });
    expect(verify(JSON.stringify(quoted))).toBe(3);
  });

  test("a text that is changed with its hash is noticed in the whole", () => {
    const { texts } = sealRecord({ ...record, texts: record.texts.map((one) => ({ ...one, title: "X" })) });
    expect(() => verify(JSON.stringify({ ...record, texts }))).toThrow(/^The record as a whole does not/);
  });

  test.each([
    ["{}", "holds no adoption record"],
    ["not JSON", "holds no adoption record"],
  ])("%s is refused in a sentence", (text, sentence) => {
    expect(() => verify(text)).toThrow(sentence);
  });

  test("without a file, or one that is not there", () => {
    expect(() => {
      run([], {});
    }).toThrow("Say which record");
    expect(() => {
      run(["none.json"], { INIT_CWD: folder });
    }).toThrow("cannot be read");
  });
});

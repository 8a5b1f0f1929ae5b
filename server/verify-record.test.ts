import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { sealRecord } from "#app/features/documents/adoption/verify-record.server.ts";
import { run } from "./verify-record.ts";

const folder = mkdtempSync(join(tmpdir(), "record-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const nodes = [{ id: "op-1", kind: "paragraph", depth: 1, text: "Cities share what they learn." }];
const record = sealRecord({
  ...{ form: "ascn-adoption-record/1", document: "online-portal", version: 1, isIllustrative: true },
  ...{ adoptedAt: "2026-12-01T09:00:00.000Z", procedures: [], matrix: [] },
  texts: [{ lang: "en", isAuthoritative: true, title: "Portal", nodes }],
});
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
    expect(verify(JSON.stringify(record, null, 2))).toBe(2);
  });

  test("one changed letter is refused, with the language and the whole", () => {
    const changed = JSON.stringify(record).replace("share", "shore");
    expect(() => verify(changed)).toThrow(/The text in en does not agree.*\n.*as a whole does not agree/);
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

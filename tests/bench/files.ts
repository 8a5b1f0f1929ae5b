import { pino } from "pino";
import { exportNodes, type ExportedDocument } from "#app/features/documents/exports/exported.ts";
import { createTypesetter } from "#server/typesetting/typesetter.ts";
import { tongues } from "../tongues.ts";

const languages = ["en", "vi", "zh-Hans", "th", "km", "my"];
const paragraphs = 300;

/** Milliseconds to write 300 paragraphs as PDF (the first of a language, and the same with one word changed) and as Word. */
export async function benchFiles(): Promise<void> {
  const typesetter = createTypesetter(pino({ level: "error" }));
  console.log("300 paragraphs in | PDF first ms | PDF again ms | PDF bytes | Word ms | Word bytes");
  // The start of the process is nobody's part of the work.
  await typesetter.write({ format: "docx", document: longDocument("en", "start") });
  for (const lang of languages) {
    const [first, pdf] = await timed(() =>
      typesetter.write({ format: "pdf", document: longDocument(lang, "first") }),
    );
    const [again] = await timed(() =>
      typesetter.write({ format: "pdf", document: longDocument(lang, "again") }),
    );
    const [word, docx] = await timed(() =>
      typesetter.write({ format: "docx", document: longDocument(lang, "first") }),
    );
    console.log([lang, first, again, pdf.length, word, docx.length].join(" | "));
  }
  typesetter.close();
}

async function timed<T>(work: () => Promise<T>): Promise<[ms: string, result: T]> {
  const startedAt = performance.now();
  const result = await work();
  return [(performance.now() - startedAt).toFixed(0), result];
}

/** 30 sections of ten paragraphs of about 400 letters, no two alike. */
function longDocument(lang: string, title: string): ExportedDocument {
  const [, old = "", quote = "", now = ""] = tongues.find(([one]) => one === lang) ?? [];
  const word = { text: title, lang: "en" };
  const nodes = Array.from({ length: 30 + paragraphs }, (_, position) => {
    const isSection = position % 11 === 0;
    const text = isSection
      ? quote
      : Array.from({ length: 5 }, (_, at) => `${old} ${position * at} ${now}`).join(" ");
    return {
      ...{ id: `n-${position}`, kind: isSection ? "section" : "paragraph", position },
      parentId: isSection ? null : `n-${position - (position % 11)}`,
      texts: [{ lang, text }],
    };
  });
  return {
    ...{ slug: "long", number: 1, lang, title, label: null, address: "https://portal.example/" },
    words: { network: word, version: word, contents: word, facts: [] },
    nodes: exportNodes(nodes, { lang, authoritative: "en" }),
  };
}

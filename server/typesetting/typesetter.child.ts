import type { ExportedDocument } from "#app/features/documents/exports/exported.ts";
import { writeWord } from "#app/features/documents/exports/word.server.ts";
import { createPdfWriter } from "./pdf.ts";
import type { Answer, Order } from "./typesetter.ts";

/** Writes one file after the other in a process of its own. Ends with the portal, and at its word only. */
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
process.on("message", (order: Order) => {
  void write(order).then((answer) => process.send?.(answer));
});

let writePdf: ReturnType<typeof createPdfWriter> | undefined;

const writers: Record<Order["format"], (document: ExportedDocument) => Uint8Array | Promise<Uint8Array>> = {
  docx: writeWord,
  pdf: (document) => (writePdf ??= createPdfWriter())(document),
};

async function write({ format, document }: Order): Promise<Answer> {
  try {
    return { bytes: await writers[format](document) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

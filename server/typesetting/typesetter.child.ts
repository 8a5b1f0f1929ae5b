import { typstPaper } from "#app/features/documents/adoption/paper/typst-paper.ts";
import { typstInput } from "#app/features/documents/exports/typst-input.ts";
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
const pdfWriter = () => (writePdf ??= createPdfWriter());

function fileOf(order: Order): Uint8Array | Promise<Uint8Array> {
  switch (order.format) {
    case "docx":
      return writeWord(order.document);
    case "pdf":
      return pdfWriter()({ layout: "document", input: typstInput(order.document) });
    case "adoption":
      return pdfWriter()({ layout: "adoption", input: typstPaper(order.document) });
  }
}

async function write(order: Order): Promise<Answer> {
  try {
    return { bytes: await fileOf(order) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

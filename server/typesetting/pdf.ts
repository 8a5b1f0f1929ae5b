import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { ExportedDocument } from "#app/features/documents/exports/exported.ts";
import { typstInput } from "#app/features/documents/exports/typst-input.ts";
import { root } from "../root-folder.ts";

const scripts = ["-thai", "-khmer", "-lao", "-myanmar", "-tamil", "-sc"];
const weights = ["400Regular", "700Bold"];

/** Writes PDFs by Typst. It keeps fonts, hardly more: the next document takes about as long, so what is written is kept as a file. */
export function createPdfWriter(): (document: ExportedDocument) => Uint8Array {
  const folder = new URL("server/typesetting/", root);
  const main = readFileSync(new URL("document.typ", folder), "utf8");
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(folder),
    fontArgs: [{ fontPaths: fontFolders() }],
  });
  return (document) => {
    const inputs = { document: JSON.stringify(typstInput(document)) };
    const compiled = compiler.compile({ mainFileContent: main, inputs });
    if (!compiled.result) {
      const said = compiled.takeDiagnostics()?.shortDiagnostics;
      throw new Error(`Typst refused ${document.slug}: ${JSON.stringify(said)}`);
    }
    const bytes = new Uint8Array(compiler.pdf(compiled.result));
    // Of earlier documents the last few are kept.
    compiler.evictCache(10);
    return bytes;
  };
}

function fontFolders(): string[] {
  const fonts = new URL("node_modules/@expo-google-fonts/", root);
  const italics = weights.map((weight) => `noto-sans/${weight}_Italic`);
  const upright = ["", ...scripts].flatMap((script) =>
    weights.map((weight) => `noto-sans${script}/${weight}`),
  );
  return [...upright, ...italics].map((folder) => fileURLToPath(new URL(folder, fonts)));
}

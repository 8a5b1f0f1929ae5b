import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { root } from "../root-folder.ts";

const scripts = ["-thai", "-khmer", "-lao", "-myanmar", "-tamil", "-sc"];
const weights = ["400Regular", "700Bold"];

/** How a file is set (`document.typ`, `adoption.typ`), and what it reads. */
interface Setting {
  readonly layout: "document" | "adoption";
  /** Plain values, as JSON has them. */
  readonly input: object;
}

/** Writes PDFs by Typst. It keeps fonts, hardly more: the next document takes about as long, so what is written is kept as a file. */
export function createPdfWriter(): (setting: Setting) => Uint8Array {
  const folder = new URL("server/typesetting/", root);
  const mainOf = (layout: string) => readFileSync(new URL(`${layout}.typ`, folder), "utf8");
  const mains = { document: mainOf("document"), adoption: mainOf("adoption") };
  const compiler = NodeCompiler.create({
    workspace: fileURLToPath(folder),
    fontArgs: [{ fontPaths: fontFolders() }],
  });
  return ({ layout, input }) => {
    const inputs = { document: JSON.stringify(input) };
    const compiled = compiler.compile({ mainFileContent: mains[layout], inputs });
    if (!compiled.result) {
      const said = compiled.takeDiagnostics()?.shortDiagnostics;
      throw new Error(`Typst refused it: ${JSON.stringify(said)}`);
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

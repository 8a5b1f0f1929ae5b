import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import type { Drawing } from "#app/features/access/services.ts";
import type { DrawingOrder } from "./draw-page.ts";

/** Draws the first page of a PDF in a thread of its own: PDFium as WebAssembly, which sees nothing but the file's bytes. */
const { pdf, box, memory } = workerData as DrawingOrder;
const wasm = createRequire(import.meta.url).resolve("@hyzyla/pdfium/pdfium.wasm");
const library = await PDFiumLibrary.init({
  instantiateWasm: (imports, done) => {
    const { env = {} } = imports;
    const grow = env["emscripten_resize_heap"] as (size: number) => number;
    // A thread's limits know nothing of this memory, which would grow to 2 GB.
    env["emscripten_resize_heap"] = (size: number) => (size >>> 0 > memory * 2 ** 20 ? 0 : grow(size));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), imports);
    // Called a module by the package's types, it is taken as an instance.
    done(instance);
    return instance.exports;
  },
});
const page = (await library.loadDocument(pdf)).getPage(0);
const { originalWidth, originalHeight } = page.getOriginalSize();
const scale = Math.min(box.width / originalWidth, box.height / originalHeight);
const drawing: Drawing = await page
  .render({
    width: Math.max(1, Math.round(originalWidth * scale)),
    height: Math.max(1, Math.round(originalHeight * scale)),
    render: ({ data }) => Promise.resolve(data),
  })
  .then(({ width, height, data }) => ({ width, height, points: data }));
parentPort?.postMessage(drawing);

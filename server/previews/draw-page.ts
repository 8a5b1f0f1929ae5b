import type { Drawing, Log } from "#app/features/access/services.ts";
import { startThread } from "../threads.ts";

/** What the thread is started for: a drawing within a box in points, with so much memory, in MB. */
export interface DrawingOrder {
  readonly pdf: Uint8Array;
  readonly box: { readonly width: number; readonly height: number };
  readonly memory: number;
}

/** What one file may take: time in milliseconds, memory in MB. */
interface Bounds {
  readonly time: number;
  readonly memory: number;
}

const usual: Bounds = { time: 5_000, memory: 256 };
/** Twice as large as the largest preview, so that letters come out fine as it is made smaller. */
const box = { width: 960, height: 640 };

/**
 * Draws the first page of a PDF in a thread of its own, which is stopped when it takes too much; null where none comes
 * of it: a file that is broken, locked by a password, or made to do harm shows without a preview.
 */
export function createPageDrawer(log: Log, { time, memory }: Bounds = usual) {
  return async (pdf: Uint8Array): Promise<Drawing | null> => {
    const worker = startThread("drawing-worker", new URL("drawing-worker.ts", import.meta.url), {
      workerData: { pdf, box, memory } satisfies DrawingOrder,
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 16 },
      ...{ stdout: true, stderr: true },
    });
    // What the library says of a bad file is nobody's.
    for (const said of [worker.stdout, worker.stderr]) said.resume();
    const failed = (failure: string) => {
      log.info({ bytes: pdf.length, failure }, "no preview of a PDF");
      return null;
    };
    const drawn = new Promise<Drawing | null>((resolve) => {
      const timer = setTimeout(() => {
        resolve(failed("time"));
      }, time);
      worker.once("message", (drawing: Drawing) => {
        resolve(drawing);
      });
      worker.once("error", (error) => {
        resolve(failed(error.message));
      });
      worker.once("exit", () => {
        clearTimeout(timer);
        resolve(null);
      });
    });
    return drawn.finally(() => worker.terminate());
  };
}

import { spawn } from "node:child_process";
import { constants } from "node:os";

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/**
 * Runs a command as a step that is named before and timed after it; what it prints is shown only when it fails.
 * Ctrl-C ends the command with all its children, and then this process. Throws an error with a `sentence`.
 */
export async function runStep(title, command, args, options) {
  const startedAt = performance.now();
  process.stdout.write(`${title} …`);
  const { code, output } = await runQuietly(command, args, options);
  const time = seconds(performance.now() - startedAt);
  process.stdout.write(code === 0 ? ` ${time}\n` : ` failed after ${time}\n`);
  if (code === 0) return;
  process.stderr.write(output);
  const sentence = `${title} failed (exit code ${code}); what it printed stands above.`;
  throw Object.assign(new Error(sentence), { sentence });
}

function runQuietly(command, args, options) {
  return new Promise((resolve) => {
    const chunks = [];
    // In a group of its own, so that its children can be stopped with it.
    const child = spawn(command, args, {
      ...options,
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe"],
    });
    const release = stopWithUs(child);
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on("close", (code) => {
      release();
      resolve({ code: code ?? -1, output: Buffer.concat(chunks).toString() });
    });
  });
}

function stopWithUs(child) {
  const stop = (signal) => {
    process.stdout.write(" stopped\n");
    child.once("close", () => process.exit(128 + constants.signals[signal]));
    try {
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGTERM");
    } catch {
      // It has ended in the meantime.
    }
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return () => process.off("SIGINT", stop).off("SIGTERM", stop);
}

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import { buildStamp, hashBuildInputs } from "./freshness.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const COMPRESSIBLE = /\.(js|mjs|css|html|svg|json|txt|xml|map|ico|ttf|otf|wasm)$/;
/** Below this a compressed answer saves no packet. */
const SMALLEST_BYTES = 600;

process.env.NODE_ENV = "production";
// Taken before the work, so that what changes during it makes the build stale.
const inputs = hashBuildInputs(root);
buildPages();
// What is wrong has been printed by then.
await Promise.all([
  bundleServer().catch(() => process.exit(1)),
  compressFiles(path.join(root, "build/client")),
]);
await writeFile(path.join(root, buildStamp), inputs);

/** Remix empties build/, so it comes first. */
function buildPages() {
  const remix = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const { status } = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
    cwd: root,
    stdio: "inherit",
  });
  if (status !== 0) process.exit(status ?? 1);
}

function bundleServer() {
  return build({
    absWorkingDir: root,
    entryPoints: {
      portal: "server/main.ts",
      "reading-worker": "server/imports/reading-worker.ts",
      "drawing-worker": "server/previews/drawing-worker.ts",
      typesetter: "server/typesetting/typesetter.child.ts",
    },
    outdir: "build",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    sourcemap: true,
    logLevel: "warning",
  });
}

/** Writes .br and .gz beside each file that gets smaller by it. */
function compressFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(files.map(compressFile));
}

async function compressFile(file) {
  const content = await readFile(file);
  if (content.length < SMALLEST_BYTES) return;
  const brotliOptions = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  const versions = await Promise.all([
    promisify(brotliCompress)(content, brotliOptions).then((packed) => [".br", packed]),
    promisify(gzip)(content, { level: 9 }).then((packed) => [".gz", packed]),
  ]);
  const smaller = versions.filter(([, packed]) => packed.length < content.length);
  await Promise.all(smaller.map(([ending, packed]) => writeFile(file + ending, packed)));
}

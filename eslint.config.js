import i18next from "eslint-plugin-i18next";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const tests = ["**/*.test.ts", "**/*.test.tsx", "tests/**/*.ts"];
const configFiles = ["*.config.{js,ts}", "vitest.config.ts", ".dependency-cruiser.cjs"];
const rawHtmlAllowed = ["app/root.tsx", "app/components/rich-text.tsx"];

/** Shapes of code that are refused everywhere, each with the reason a reader needs. */
const refused = [
  {
    selector:
      "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator[id.name=/^(loader|action)$/]",
    message:
      "Write `export function`: Remix leaves a constant, and the server code behind it, in the browser bundle.",
  },
  {
    selector: "ExportSpecifier[exported.name=/^(loader|action)$/]",
    message: "Declare loader and action with `export function` in the route itself.",
  },
  {
    selector: "JSXAttribute[name.name='style']",
    message: "The content security policy refuses inline styles: use a class.",
  },
  {
    selector: "ExportAllDeclaration",
    message: "No barrels: import from the module that holds the thing.",
  },
  {
    selector: "BinaryExpression[operator='instanceof'][right.name='DomainError']",
    message: "The two bundles hold two copies of the class: recognise the error by its fields.",
  },
];

const rawHtml = [
  {
    selector:
      ":matches(JSXAttribute[name.name='dangerouslySetInnerHTML'], Property[key.name='dangerouslySetInnerHTML'])",
    message: "Raw HTML goes through app/components/rich-text.tsx only.",
  },
];

const redirect = {
  name: "@remix-run/node",
  importNames: ["redirect", "redirectDocument", "replace"],
  message: "Redirect through app/http/safe-redirect.ts: it lets no foreign address through.",
};

/** Text that a person sees or hears must come from locales/. */
const visibleText = {
  mode: "jsx-only",
  "jsx-attributes": {
    include: [
      "aria-label",
      "aria-description",
      "aria-roledescription",
      "aria-valuetext",
      "title",
      "alt",
      "placeholder",
      "label",
    ],
  },
  "should-validate-template": true,
  // Points, dashes and numbers need no translation.
  // What is passed to these is a key, a part of an address or a separator, not text.
  callees: {
    exclude: [
      "t",
      "terms",
      "accounts",
      "documents",
      "reading",
      "matrix",
      "frame",
      "plain",
      "lang",
      "paths[.].*",
      "join",
      "split",
      "includes",
      "startsWith",
      "endsWith",
      "replace(All)?",
      "get",
      "has",
    ],
  },
  words: { exclude: [/^[^\p{L}]*$/u] },
};

/** Length limits; blank lines and comments are not counted. */
const lines = (max) => ({ max, skipBlankLines: true, skipComments: true });

export default tseslint.config(
  { ignores: ["build/", "coverage/", ".data/", "node_modules/"] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      eqeqeq: "error",
      "no-restricted-exports": [
        "error",
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
      "no-restricted-syntax": ["error", ...refused, ...rawHtml],
      "no-warning-comments": ["error", { terms: ["todo", "fixme", "xxx"], location: "anywhere" }],
      "max-lines": ["error", lines(250)],
      "max-lines-per-function": ["error", lines(60)],
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Remix answers by throwing: a Response, or data with a status.
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            { from: "package", package: "@remix-run/router", name: "DataWithResponseInit" },
          ],
        },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        fetch: "readonly",
        AbortSignal: "readonly",
        AbortController: "readonly",
        Buffer: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        setInterval: "readonly",
        clearInterval: "readonly",
        performance: "readonly",
        module: "writable",
      },
    },
    rules: { "no-undef": "error", "no-unused-vars": "error", "no-var": "error", "prefer-const": "error" },
  },
  {
    files: ["app/**/*.ts", "app/**/*.tsx"],
    rules: { "no-console": "error", "no-restricted-imports": ["error", { paths: [redirect] }] },
  },
  { files: ["app/http/safe-redirect.ts"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.strict, reactHooks.configs.flat.recommended],
    plugins: { i18next },
    rules: {
      "i18next/no-literal-string": ["error", visibleText],
      "max-lines-per-function": ["error", lines(80)],
    },
  },
  { files: rawHtmlAllowed, rules: { "no-restricted-syntax": ["error", ...refused] } },
  {
    files: [
      "app/routes/**",
      "app/routes.ts",
      "app/root.tsx",
      "app/entry.*.tsx",
      "remix.config.js",
      ...configFiles,
    ],
    rules: { "no-restricted-exports": "off" },
  },
  // One statement after another: a migration reads best in one piece.
  { files: ["db/migrations/*.ts"], rules: { "max-lines-per-function": ["error", lines(120)] } },
  {
    files: tests,
    rules: {
      "max-lines-per-function": "off",
      "i18next/no-literal-string": "off",
      // A test knows what it has just put there; a wrong guess fails it.
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
);

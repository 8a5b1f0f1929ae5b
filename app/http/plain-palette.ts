/** Colours of app/styles/tokens.css, by light and dark, for a page that has no style sheet of the portal: an early refusal, an exported file. */
export const plainPalette =
  ":root{color-scheme:light dark;--paper:#fff;--mist:#f2f6f6;--line:#d3dcde;--ink:#10222a;--soft:#475a63;--river:#0a5a66}" +
  "@media(prefers-color-scheme:dark){:root{--paper:#0d191e;--mist:#14242a;--line:#2a3d44;--ink:#e9f0f1;--soft:#a8bac0;--river:#6fc6d1}}";

import { createHash } from "node:crypto";
import { plainPalette } from "#app/http/plain-palette.ts";

/** The look of an early refusal: this page stands where nothing else of the portal may answer, so it asks for no style sheet. */
export const refusalStyle = [
  plainPalette,
  "*{margin:0;box-sizing:border-box}",
  "body{background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif;overflow-wrap:anywhere}",
  ":lang(th),:lang(lo),:lang(ta),:lang(zh){line-height:1.75}:lang(km),:lang(my){line-height:2}",
  "header{border-bottom:1px solid var(--line)}header,main{padding:.75rem clamp(1rem,4vw,2.5rem)}main{padding-block:2rem}",
  "header a{display:inline-flex;align-items:center;gap:.75rem;min-height:2.75rem;color:inherit;font-weight:700;text-decoration:none}",
  "h1{max-width:43rem;font-size:1.4375rem;text-wrap:balance}",
  "p{padding-top:1rem}p a{display:inline-block;padding:.5rem 0;color:var(--river)}",
  ":focus-visible{outline:3px solid #f0b429;outline-offset:2px}",
].join("");

/** What its Content-Security-Policy names that style by. */
export const refusalStyleSource = `'sha256-${createHash("sha256").update(refusalStyle).digest("base64")}'`;

import { readFileSync, writeFileSync } from "node:fs";
import { drawDiagram } from "./diagram.ts";

const file = "docs/adoption.md";
writeFileSync(file, readFileSync(file, "utf8").replace(/(```mermaid\n)[^`]*(```)/, `$1${drawDiagram()}$2`));

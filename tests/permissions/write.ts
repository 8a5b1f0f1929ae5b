import { writeFileSync } from "node:fs";
import { permissionsDocument } from "./markdown.ts";

writeFileSync(new URL("../../docs/permissions.md", import.meta.url), await permissionsDocument());
console.log("docs/permissions.md is as the policies are.");

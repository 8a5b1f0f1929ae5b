import { walkPublicPages } from "./looks.ts";

walkPublicPages([
  { lang: "en", width: 1280, colorScheme: "light" },
  { lang: "my", width: 1280, colorScheme: "dark" },
]);

import { walkPublicPages } from "./looks.ts";

walkPublicPages([
  { lang: "vi", width: 360, colorScheme: "dark" },
  { lang: "th", width: 360, colorScheme: "light" },
]);

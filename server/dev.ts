import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createServer } from "vite";
import { runWith } from "./main.ts";

/** Development: pages from Vite with hot reload; everything else as in production. */
const startedAt = performance.now();
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
await runWith(
  process.env,
  {
    isDevelopment: true,
    middleware: vite.middlewares,
    handlePage: async (request, context) => {
      const build = (await vite.ssrLoadModule("virtual:remix/server-build")) as ServerBuild;
      return createRequestHandler(build, "development")(request, context);
    },
  },
  startedAt,
);

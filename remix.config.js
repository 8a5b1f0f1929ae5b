/**
 * The options of Remix, read by its Vite plugin (vite.config.ts).
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    // Its manifest route can be made to burn CPU (Remix 2.17.5, the last of its line).
    v3_lazyRouteDiscovery: false,
  },
};

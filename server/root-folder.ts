/** The project's folder: modules of server/ lie one level below it, as source and bundled in build/. */
export const root = new URL("../", import.meta.url);

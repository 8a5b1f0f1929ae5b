/** What one connection may take, in milliseconds and bytes: whoever sends slowly is cut off, and the others are served meanwhile. */
export const bounds = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  // For files, of those who are signed in: 25 MB over a line of 50 kB/s take 500 s. Forms have `formBounds.patience`.
  requestTimeout: 900_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
};
/** How long a connection may say nothing, in milliseconds. */
export const silence = 120_000;
export const maxConnections = 10_000;
/** How long a form may take to arrive, in milliseconds, and how many longer than most may arrive at once: they wait in memory. */
export const formBounds = { patience: 60_000, mostLong: 64 };

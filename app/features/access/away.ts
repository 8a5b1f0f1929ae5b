/** SQLSTATE classes and codes that say the database cannot serve now: no connection, no room, shutting down or starting, statement out of time. */
const states = /^(?:08...|53...|57P0\d|57014)$/;
const network = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOTFOUND"]);
/** What the driver and its pool say without a code. */
const words =
  /^(?:Connection terminated|Query read timeout|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed)/;

/** After how many seconds another try is worth it: PostgreSQL is back within that, where it comes back at all. */
export const awaySeconds = 5;

/** Whether the error says that the database is away, rather than that something is wrong: worth another try soon. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return states.test(code) || network.has(code) || words.test(error.message) || isAway(error.cause);
}

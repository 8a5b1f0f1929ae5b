import pino from "pino";

/** The structured log on standard error, a line of JSON each. Of an error only what it is and where it was: a database error carries its whole connection. */
export function createLog(level: string): pino.Logger {
  const err = (error: unknown) => {
    if (!(error instanceof Error)) return { message: String(error) };
    const code = "code" in error ? { code: error.code } : {};
    return { type: error.name, message: error.message, ...code, stack: error.stack };
  };
  return pino({ level, serializers: { err } }, pino.destination(2));
}

/** A request's path for the log: without its query, and without the one-time tokens that stand in some addresses. */
export function loggedPath(url: string): string {
  return (url.split("?", 1)[0] ?? "").replace(/[A-Za-z0-9_-]{40,}/g, "…");
}

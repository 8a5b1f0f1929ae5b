/** A reason why the embedded PostgreSQL cannot start, as one clear sentence for the person at the terminal. */
export class EmbeddedError extends Error {
  override readonly name = "EmbeddedError";
  readonly code = "EMBEDDED";
}

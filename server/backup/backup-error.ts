/** A reason why a back-up cannot be made or restored, as one clear sentence for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = "BackupError";
  readonly code = "BACKUP";
}

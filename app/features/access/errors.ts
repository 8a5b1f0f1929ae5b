/** What a deed refuses with: an HTTP status and the key of a sentence in locales/<lang>/errors.json, with its values. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly status: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(status: number, key: string, values: Readonly<Record<string, string | number>> = {}) {
    super(key);
    this.status = status;
    this.key = key;
    this.values = values;
  }
}

/** Recognises a DomainError by its fields: the page bundle and the server bundle hold separate copies of the class. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof Error && error.name === "DomainError" && "status" in error && "key" in error;
}

/** `value`, or throws 404 `notFound` when there is none. What someone may not see answers the same. */
export function orNotFound<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new DomainError(404, "notFound");
  return value;
}

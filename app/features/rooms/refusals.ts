import type { DomainError } from "#app/features/access/errors.ts";

/** Whether a refusal is said over the form with everything typed; else it is a page of its own. */
export function isSaidOverForm({ status, key }: Pick<DomainError, "status" | "key">): boolean {
  return [409, 422, 429].includes(status) || key.startsWith("restricted");
}

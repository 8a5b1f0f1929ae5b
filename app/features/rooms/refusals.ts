import type { DomainError } from "#app/features/access/errors.ts";

/** Why something did not go through: a key of locales/<lang>/errors.json with its values. */
export type Refusal = Pick<DomainError, "key" | "values">;

/** Whether a refusal is said over the form with everything typed; else it is a page of its own. */
export function isSaidOverForm({ status, key }: Pick<DomainError, "status" | "key">): boolean {
  return [409, 422, 429].includes(status) || key.startsWith("restricted");
}

/** The header that says why a form was refused, for a script that sent it: the page says so to its reader alone. */
export const refusalHeader = "Refused-For";

interface Restriction {
  readonly reason: string;
  /** ISO 8601, UTC; null for good. */
  readonly until: string | null;
}

/** What a restricted person is told. */
export function restrictedBy({ reason, until }: Restriction): Refusal {
  if (until === null) return { key: "restricted", values: { reason } };
  return { key: "restrictedUntil", values: { reason, until } };
}

/** The refusal as that header's value. */
export function writtenRefusal({ key, values }: Refusal): string {
  const fields: Refusal["values"] = { ...values, key };
  return new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
}

/** The refusal that the header's value says; null for none. */
export function readRefusal(header: string | null): Refusal | null {
  const { key, ...values } = Object.fromEntries(new URLSearchParams(header ?? ""));
  if (key === undefined) return null;
  const isNumber = (value: string) => /^\d{1,15}$/.test(value);
  const read = Object.entries(values).map(([name, value]) => [name, isNumber(value) ? Number(value) : value]);
  return { key, values: Object.fromEntries(read) as Refusal["values"] };
}

import type { Params } from "@remix-run/react";
import { DomainError } from "#app/features/access/errors.ts";

const slug = /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/;

/** A slug from the address. Throws 404 `notFound` for anything that cannot be one. */
export function slugParam(params: Params, name = "slug"): string {
  const value = params[name];
  if (value === undefined || !slug.test(value)) throw new DomainError(404, "notFound");
  return value;
}

/** A whole number ≥ 1 from the address. Throws 404 `notFound` for anything that is none. */
export function numberParam(params: Params, name: string): number {
  const value = params[name];
  if (value === undefined || !/^[1-9][0-9]{0,8}$/.test(value)) throw new DomainError(404, "notFound");
  return Number(value);
}

/** A token of 32 bytes (base64url) from the address. Throws 404 `notFound` for anything that cannot be one. */
export function tokenParam(params: Params, name = "token"): string {
  const value = params[name];
  if (value === undefined || !/^[A-Za-z0-9_-]{43}$/.test(value)) throw new DomainError(404, "notFound");
  return value;
}

/** A whole number ≥ 1 from the query, or undefined when it is absent or no such number. */
export function countParam(url: URL, name: string): number | undefined {
  const value = url.searchParams.get(name);
  return value !== null && /^[1-9][0-9]{0,8}$/.test(value) ? Number(value) : undefined;
}

/** An id from the query, or undefined when it is absent. Throws 404 `notFound` for anything that is none. */
export function idParam(url: URL, name: string): string | undefined {
  const value = url.searchParams.get(name);
  if (value !== null && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value))
    throw new DomainError(404, "notFound");
  return value ?? undefined;
}

/** One of `choices` from the query, or undefined. */
export function choiceParam<C extends string>(url: URL, name: string, choices: readonly C[]): C | undefined {
  const value = url.searchParams.get(name);
  return choices.find((choice) => choice === value);
}

/** A search text from the query: NFC, without control characters, at most 100 characters. */
export function wordsParam(url: URL, name: string): string {
  const value = url.searchParams.get(name) ?? "";
  return value
    .toWellFormed()
    .normalize("NFC")
    .replace(/\p{Cc}/gu, " ")
    .trim()
    .slice(0, 100);
}

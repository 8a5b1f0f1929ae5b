import { data, type HeadersFunction } from "@remix-run/node";
import { isDomainError, type DomainError } from "#app/features/access/errors.ts";
import type { FormReply, FormTree } from "./form.ts";

/** Where on the form a refusal is shown; `values` is what was typed and may be shown again. */
interface Shown {
  readonly field: string | ((key: string) => string);
  readonly values?: FormTree;
}

/**
 * The form again with the sentence of a DomainError; anything else is thrown on. Too many tries are told in minutes, and
 * by a Retry-After line, which needs `headers` of this file in the route.
 */
export function refusedForm(error: unknown, { field, values = {} }: Shown) {
  if (!isDomainError(error) || ![409, 410, 422, 429, 503].includes(error.status)) throw error;
  const seconds = Number(error.values["retryAfter"] ?? 0);
  const isWaiting = error.key === "tooMany" && seconds > 90;
  const reply: FormReply = {
    values,
    errors: [
      {
        field: typeof field === "string" ? field : field(error.key),
        key: isWaiting ? "tooManyTries" : error.key,
        values: isWaiting ? { count: Math.ceil(seconds / 60) } : error.values,
      },
    ],
  };
  return data(reply, { status: error.status, headers: retryAfter(error) });
}

/** The line that says after how many seconds one may try again; none where there is nothing to wait for. */
export function retryAfter({ values }: Pick<DomainError, "values">): Record<string, string> {
  const seconds = Number(values["retryAfter"] ?? 0);
  return seconds > 0 ? { "Retry-After": String(seconds) } : {};
}

/** Lets the Retry-After line of an action through: a route's `headers`. */
export const headers: HeadersFunction = ({ parentHeaders, actionHeaders }) => {
  const all = new Headers(parentHeaders);
  const seconds = actionHeaders.get("Retry-After");
  if (seconds !== null) all.set("Retry-After", seconds);
  return all;
};

/** A refused form without its secrets: only the named fields are shown again. */
export function keepOnly(reply: FormReply, ...fields: readonly string[]): FormReply {
  const values = Object.fromEntries(Object.entries(reply.values).filter(([name]) => fields.includes(name)));
  return { ...reply, values };
}

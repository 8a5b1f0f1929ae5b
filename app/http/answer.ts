import { data } from "@remix-run/node";
import { isDomainError } from "#app/features/access/errors.ts";

/** What an error page is given: the key of a sentence in locales/<lang>/errors.json, and its values. */
export interface Refusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Runs a loader's or an action's work and turns a DomainError into the answer with its status, for the error page. */
export async function answer<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDomainError(error)) throw error;
    const refusal: Refusal = { key: error.key, values: error.values };
    throw data(refusal, { status: error.status });
  }
}

import { data } from "@remix-run/node";
import { awaySeconds, isAway } from "#app/features/access/away.ts";
import { isDomainError } from "#app/features/access/errors.ts";

/** What an error page is given: the key of a sentence in locales/<lang>/errors.json, and its values. */
export interface Refusal {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Runs a loader's or an action's work and turns a DomainError, or a database that is away (503), into the answer with its status, for the error page. */
export async function answer<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isAway(error)) throw refusal(503, { key: "away", values: { retryAfter: awaySeconds } });
    if (!isDomainError(error)) throw error;
    throw refusal(error.status, { key: error.key, values: error.values });
  }
}

function refusal(status: number, why: Refusal) {
  const { retryAfter } = why.values;
  return data(why, {
    status,
    ...(retryAfter === undefined ? {} : { headers: { "Retry-After": String(retryAfter) } }),
  });
}

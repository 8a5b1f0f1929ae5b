import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { listCityPlaces, listCountries } from "#db/queries/cities.ts";
import { weaknessOf } from "./password-rules.ts";

interface Owner {
  readonly email: string;
  readonly name: string;
}

/**
 * Throws 422 `breachedPassword`, `guessablePassword` or `ownNamePassword` where someone who knows lists of stolen passwords,
 * the network or the person would guess the password soon.
 */
export async function refuseWeakPassword(
  { db }: Pick<Services, "db">,
  password: string,
  owner: Owner,
): Promise<void> {
  const [stolen, cities, countries] = await Promise.all([
    stolenPasswords(),
    listCityPlaces(db),
    listCountries(db),
  ]);
  const weakness = weaknessOf(password, {
    network: [...cities, ...countries].map(({ name }) => name),
    own: [owner.email, owner.name],
    isBreached: (word) => stolen.has(word),
  });
  if (weakness) throw new DomainError(422, weakness);
}

let stolen: Promise<ReadonlySet<string>> | undefined;

/** The 49,000 passwords that are stolen most often, read at the first question: they take 5 MB. */
function stolenPasswords(): Promise<ReadonlySet<string>> {
  stolen ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"]),
  );
  return stolen;
}

import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, orNotFound } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import { authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { findCurrentSection, insertSectionVersion, lockCity } from "#db/queries/cities.ts";
import { cityPolicy } from "./policy.ts";
import type { SectionContent } from "./profile.ts";
import { decideSave } from "./saving.ts";

export type Saving = SectionContent & {
  /** Slug of the city. */
  readonly city: string;
  /** The version the writer had before them. */
  readonly version: number;
};

/**
 * Saves a section as a new version and gives its number; the same content again gives the current one. Throws 404
 * `notFound`, 401, 403, and 409 `savedMeanwhile` where someone else has saved since `version`.
 */
export function saveSection({ db }: Services, actor: Actor, saving: Saving): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const city = orNotFound(await lockCity(trx, saving.city));
    authorise(cityPolicy.edit, actor, city);
    const { section, content } = saving;
    const current = orNotFound(await findCurrentSection(trx, city.slug, section));
    const verdict = decideSave(
      { ...current, section } as typeof current & SectionContent,
      saving,
      saving.version,
    );
    if (verdict === "unchanged") return current.version;
    if (verdict === "conflict") throw new DomainError(409, "savedMeanwhile");
    const version = current.version + 1;
    await insertSectionVersion(trx, {
      citySlug: city.slug,
      section,
      version,
      content,
      mandateId: actor.mandate.id,
    });
    await announce(trx, actor, { type: "cities.changed", subject: city.slug, data: { section, version } });
    return version;
  });
}

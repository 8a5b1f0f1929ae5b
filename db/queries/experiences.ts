import type { Db } from "../connection.ts";

/** What a list shows of an experience, the latest start first; those without a date come last. */
function selectRows(db: Db) {
  return db
    .selectFrom("experiences")
    .select(["slug", "title", "kind", "countryCode", "citySlug", "place", "level", "startsOn", "endsOn"])
    .orderBy("startsOn", (order) => order.desc().nullsLast())
    .orderBy("slug");
}

export type ExperienceRow = Awaited<ReturnType<ReturnType<typeof selectRows>["executeTakeFirstOrThrow"]>>;

interface Filter {
  /** ISO 3166-1 code. */
  readonly country?: string | undefined;
  /** The kind of measure, as the source names it. */
  readonly kind?: string | undefined;
}

/** The experiences of a country and kind, or all; the latest start first. */
export function listExperiences(db: Db, { country, kind }: Filter = {}): Promise<ExperienceRow[]> {
  let rows = selectRows(db);
  if (country !== undefined) rows = rows.where("countryCode", "=", country);
  if (kind !== undefined) rows = rows.where("kind", "=", kind);
  return rows.execute();
}

/** The experiences of a member city, the latest start first. */
export function listExperiencesOfCity(db: Db, citySlug: string): Promise<ExperienceRow[]> {
  return selectRows(db).where("citySlug", "=", citySlug).execute();
}

/** At most `limit` experiences, the latest start first. */
export function listLatest(db: Db, limit: number): Promise<ExperienceRow[]> {
  return selectRows(db).limit(limit).execute();
}

/** Every fact of an experience, with the name of its member city where it has one; or undefined. */
export function findExperience(db: Db, slug: string) {
  return db
    .selectFrom("experiences")
    .leftJoin("cities", "cities.slug", "experiences.citySlug")
    .select([
      "experiences.slug",
      "experiences.title",
      "experiences.kind",
      "experiences.countryCode",
      "experiences.citySlug",
      "cities.name as city",
      "experiences.place",
      "experiences.level",
      "experiences.startsOn",
      "experiences.endsOn",
      "experiences.summary",
      "experiences.figures",
      "experiences.sources",
      "experiences.certainty",
      "experiences.pointForDiscussion",
      "experiences.note",
    ])
    .where("experiences.slug", "=", slug)
    .executeTakeFirst();
}

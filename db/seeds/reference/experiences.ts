import type { Db } from "#db/connection.ts";
import { covidExperiences } from "./content.ts";

/** Loads what cities and countries did against COVID-19, with figures and sources as they were reported. */
export async function loadExperiences(trx: Db): Promise<void> {
  await trx
    .insertInto("experiences")
    .values(
      covidExperiences.map((experience) => ({
        slug: experience.id,
        theme: "covid-19",
        countryCode: experience.country,
        citySlug: experience.ascn_member_city,
        place: experience.city,
        level: experience.level,
        kind: experience.kind,
        title: experience.title,
        startsOn: experience.start,
        endsOn: experience.end,
        summary: experience.summary,
        figures: JSON.stringify(experience.figures),
        sources: JSON.stringify(experience.sources),
        certainty: experience.certainty,
        pointForDiscussion: experience.point_for_discussion ?? null,
        note: experience.note ?? null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

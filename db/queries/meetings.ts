import type { Db } from "../connection.ts";
import { namedSources } from "./sources.ts";

function selectMeetings(db: Db) {
  return db
    .selectFrom("meetings")
    .select([
      "slug",
      "kind",
      "number",
      "title",
      "startsOn",
      "endsOn",
      "place",
      "format",
      "chairCountryCode",
      "outcomes",
      "certainty",
      "note",
      namedSources("meetings"),
    ]);
}

/** Annual meetings and other events with their sources, the latest first. */
export function listMeetings(db: Db) {
  return selectMeetings(db).orderBy("startsOn", "desc").orderBy("slug").execute();
}

/** A meeting or event with its sources, or undefined. */
export function findMeeting(db: Db, slug: string) {
  return selectMeetings(db).where("slug", "=", slug).executeTakeFirst();
}

/** Which country chaired in which year, the latest first. */
export function listChairs(db: Db) {
  return db
    .selectFrom("chairs")
    .select(["year", "countryCode", "office", namedSources("chairs")])
    .orderBy("year", "desc")
    .execute();
}

/** Which country was Shepherd from which year until which, the latest first. */
export function listShepherds(db: Db) {
  return db
    .selectFrom("shepherds")
    .select(["fromYear", "untilYear", "countryCode", "note", namedSources("shepherds")])
    .orderBy("fromYear", "desc")
    .execute();
}

import type { Insertable } from "kysely";
import type { Db } from "#db/connection.ts";
import type { Database } from "#db/tables.ts";
import { network, type AnnualMeetingRecord, type EventItem, type EventRecord } from "./content.ts";

type Meeting = Insertable<Database["meetings"]>;

/** Loads the annual meetings, the other events, and who chaired and shepherded the network. `sources` hold ids of the table sources. */
export async function loadMeetings(trx: Db): Promise<void> {
  await trx
    .insertInto("meetings")
    .values([...network.annual_meetings.map(annualMeeting), ...network.other_events.flatMap(eventsOf)])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("chairs")
    .values(
      network.chairs.map(({ year, country, office, source }) => ({
        year,
        countryCode: country,
        office,
        sources: JSON.stringify(source),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx
    .insertInto("shepherds")
    .values(
      network.shepherds.map(({ from, to, country, note, source }) => ({
        fromYear: from,
        untilYear: to,
        countryCode: country,
        note: note ?? null,
        sources: JSON.stringify(source),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function annualMeeting(meeting: AnnualMeetingRecord): Meeting {
  return {
    slug: `annual-meeting-${meeting.number}`,
    kind: "annual-meeting",
    number: meeting.number,
    title: `Annual meeting ${meeting.date.slice(0, 4)}`,
    startsOn: meeting.date,
    endsOn: null,
    place: meeting.place,
    format: meeting.format,
    chairCountryCode: meeting.chair,
    outcomes: JSON.stringify(meeting.outcomes),
    sources: JSON.stringify(meeting.source),
    certainty: meeting.certainty,
    note: joined(meeting.note, meeting.related),
  };
}

/** A series is one record with several items; each becomes an event of its own, with its number in the series. */
function eventsOf(event: EventRecord): readonly Meeting[] {
  if (event.items === undefined) return [singleEvent(event)];
  return event.items.map((item) => eventInSeries(event, item));
}

function singleEvent(event: EventRecord): Meeting {
  const workshops = (event.workshops ?? []).map((workshop) => `workshop: ${workshop.title_en}`);
  return {
    slug: event.id,
    kind: "event",
    number: null,
    title: event.title,
    startsOn: startOf(event),
    endsOn: event.date_end ?? null,
    place: event.place ?? null,
    format: event.format ?? null,
    chairCountryCode: null,
    outcomes: JSON.stringify([...(event.facts ?? event.topics ?? []), ...workshops]),
    sources: JSON.stringify(event.source ?? []),
    certainty: event.certainty,
    note: event.note ?? null,
  };
}

function eventInSeries(event: EventRecord, item: EventItem): Meeting {
  return {
    slug: `${event.id}-${item.no}`,
    kind: "event",
    number: item.no,
    title: event.title.replace(/Meetings$/u, "Meeting"),
    startsOn: startOf(item),
    endsOn: item.date_end ?? null,
    place: item.place,
    format: null,
    chairCountryCode: null,
    outcomes: JSON.stringify(item.theme === undefined ? [] : [`theme: ${item.theme}`]),
    sources: JSON.stringify(item.source),
    certainty: item.certainty ?? event.certainty,
    note: item.note ?? null,
  };
}

/** The day, or the year where no day is known. Throws when the record gives neither. */
function startOf(event: { readonly date?: string | null; readonly year?: number }): string {
  const start = event.date ?? event.year?.toString();
  if (start === undefined) throw new Error("An event needs a date or a year.");
  return start;
}

function joined(...parts: readonly (string | undefined)[]): string | null {
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0 ? null : given.join("; ");
}

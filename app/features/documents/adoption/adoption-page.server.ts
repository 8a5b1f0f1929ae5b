import { randomUUID } from "node:crypto";
import { isMember, type Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { findRecord } from "#db/queries/adoption-records.ts";
import * as documents from "#db/queries/documents.ts";
import { listMeetings } from "#db/queries/meetings.ts";
import { plainOf } from "../markup.ts";
import { numberNodes } from "../numbering.ts";
import { headOf, stagesAt } from "../pages.server.ts";
import { sayMoment, sayPeriod } from "../periods/period-wording.server.ts";
import { zoneOf, zones } from "#app/features/access/time-zones.ts";
import { stagesOf } from "../wording.server.ts";
import { nextOf } from "./next.ts";
import { adoptionPolicy } from "./policy.ts";
import { wordProcedure, wordRecord } from "./adoption-wording.server.ts";
import type { ShownAdoption } from "./shown-adoption.ts";
import { loadStanding } from "./standing.server.ts";
import { stepOf, type Standing } from "./steps.ts";

interface Asked {
  readonly slug: string;
  readonly texts: Texts;
}

/**
 * Where the latest version of a document stands on the way to its adoption, what the reader may know of it and may do. At
 * most five queries. Throws 404 `notFound`.
 */
export async function findAdoptionPage(
  services: Services,
  actor: Actor,
  { slug, texts }: Asked,
): Promise<ShownAdoption> {
  const { db, clock } = services;
  const office = actor.mandate?.office;
  const version = orNotFound((await documents.listVersions(db, slug, office?.city ?? null))[0]);
  const place = { document: slug, versionId: version.versionId };
  const { standing, last, all, countries } = await loadStanding(db, place);
  const can = deedsAt(standing, actor);
  const wasAdopted = all.some(({ outcome }) => outcome === "adopted");
  const record = wasAdopted && !can.open && !can.speak ? await findRecord(db, slug) : undefined;
  const head = headOf(version, texts.lang);
  const formats = formatsFor(texts.lang);
  const zone = zoneOf({ country: office?.country ?? null, cityZone: version.cityZone });
  const isRunning = last?.outcome === null;
  const expiresAt = isRunning ? last.expiresAt : null;
  const says = { texts, zone, countries, seesWords: isMember(actor) };
  const meetings = can.open ? await listMeetings(db) : [];
  const paragraphs = can.speak ? await paragraphsOf(services, version, texts) : [];
  return {
    ...{ slug, title: head.title, lang: head.lang, number: version.number },
    stages: stagesOf(texts, stagesAt(version)),
    deadline: head.period && sayPeriod(texts, head.period, { zone, now: clock() }),
    ...{ step: stepOf(standing), next: nextOf(standing), can, isLive: isMember(actor) },
    clock: expiresAt && { iso: expiresAt.toISOString(), at: sayMoment(texts, expiresAt, zone) },
    procedures: all.map((one) => wordProcedure(one, { ...says, wasAdopted })).reverse(),
    record: record ? wordRecord(record, says) : null,
    form: {
      ids: can.recordWords ? countries.map(() => randomUUID()) : [randomUUID()],
      countries: countries.map((value) => ({ value, label: formats.country(value) })),
      meetings: meetings.map(({ slug: value, title, startsOn }) => ({
        ...{ value, label: `${title} (${formats.partialDate(startsOn)})` },
      })),
      ...{ paragraphs, zone, zones: can.open ? zonesIn(texts) : [] },
    },
  };
}

/** The zones of the member states and UTC, each by a place in it. */
function zonesIn(texts: Texts) {
  return zones.map((value) => ({ value, label: texts.find("periods", `zones.${value}`).text }));
}

/** What the reader's office may do at this step; whether what they send will do, the commands say. */
function deedsAt(standing: Standing, actor: Actor): ShownAdoption["can"] {
  const may = abilities(adoptionPolicy, actor, null);
  const step = stepOf(standing);
  const isWritten = step === "ad-referendum" || step === "silence";
  const isFailed = (step === "broken" || step === "not-reached") && standing.nextStep === null;
  return {
    table: may.table && nextOf(standing) === "ready",
    open: may.open && step === "tabled",
    recordWords: may.recordWords && step === "meeting",
    close: may.close && step === "meeting",
    withdraw: may.withdraw && (isWritten || step === "meeting"),
    decideNextStep: may.decideNextStep && isFailed,
    note: may.note && step === "adopted",
    correct: may.correct && (step === "adopted" || step === "noted"),
    speak: may.speak && isWritten,
  };
}

/** The version's paragraphs with their numbers and first words, for an amendment to name one. */
async function paragraphsOf({ db }: Services, version: documents.VersionRow, { lang }: Texts) {
  const place = { versionId: version.versionId, nodeId: "" };
  const rows = await documents.listNodes(db, place, [lang, version.authoritativeLang]);
  return numberNodes(rows).map(({ id, number, texts }) => {
    const text = (texts.find((one) => one.lang === lang) ?? texts[0])?.text ?? "";
    return { value: id, label: `${number} ${plainOf(text).slice(0, 60)}`.trim() };
  });
}

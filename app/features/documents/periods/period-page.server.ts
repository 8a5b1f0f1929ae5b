import type { Actor } from "#app/features/access/actor.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import { abilities, authorise } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import * as documents from "#db/queries/documents.ts";
import { listPeriods } from "#db/queries/periods.ts";
import { listWaitingComments } from "#db/queries/waiting-comments.ts";
import { headOf } from "../pages.server.ts";
import { periodPolicy } from "../period-policy.ts";
import { sayMoment, sayPeriod } from "./period-wording.server.ts";
import type { ShownPeriod, ShownPeriods, WaitingComment } from "./shown-period.ts";
import { dueOf } from "./terms.ts";
import { writtenIn, zoneOf } from "#app/features/access/time-zones.ts";

/** So many waiting comments stand on a page; the next come up as these are decided. */
const waitingLimit = 50;

interface Asked {
  readonly slug: string;
  /** A version; the latest without it. */
  readonly number: number | undefined;
}

/**
 * The comment periods of a version, with what waits for the Secretariat. Three queries at most. Throws 404 `notFound` where
 * there is no such published version, 401 and 403 for those who are no members.
 */
export async function findPeriodPage(
  { db, clock }: Services,
  { actor, texts }: { readonly actor: Actor; readonly texts: Texts },
  { slug, number }: Asked,
): Promise<ShownPeriods> {
  const office = actor.mandate?.office;
  const versions = await documents.listVersions(db, slug, office?.city ?? null);
  const latest = orNotFound(versions[0]);
  const version = orNotFound(number === undefined ? latest : versions.find((one) => one.number === number));
  const facts = { isPublished: true };
  authorise(periodPolicy.readTerms, actor, facts);
  const can = abilities(periodPolicy, actor, facts);
  const country = can.keepApart ? (office?.country ?? null) : null;
  const rows = await listPeriods(db, version.versionId, country);
  const waiting = can.release ? await listWaitingComments(db, version.versionId, waitingLimit) : [];
  const { title, lang } = headOf(version, texts.lang);
  const reader = {
    zone: zoneOf({ country: office?.country ?? null, cityZone: version.cityZone }),
    now: clock(),
  };
  return {
    ...{ slug, number: version.number, latest: latest.number, title, lang, can },
    ...{ zone: reader.zone, country: country === null ? null : formatsFor(texts.lang).country(country) },
    periods: rows.map((row) => wordPeriod(texts, row, reader)),
    waiting: waiting.map((row) => wordWaiting(texts, row, reader.now)),
    waitingCount: waiting[0]?.count ?? 0,
  };
}

type PeriodRow = Awaited<ReturnType<typeof listPeriods>>[number];

function wordPeriod(texts: Texts, row: PeriodRow, reader: { zone: string; now: Date }): ShownPeriod {
  const { zone } = reader;
  const { id, state, takes, publishesDirectly, isKeptApart } = row;
  const due = dueOf(row);
  return {
    ...{ id, state, takes, publishesDirectly, isKeptApart },
    ...{ end: writtenIn(row.closesAt, zone), due: writtenIn(due, zone) },
    sentence: sayPeriod(texts, row, reader),
    opens: sayMoment(texts, row.opensAt, zone),
    closes: sayMoment(texts, row.closesAt, zone),
    submits: takes.includes("country") ? sayMoment(texts, due, zone) : null,
    changes: row.changes.map((change) => ({
      end: wordMove(texts, { from: change.closed, to: change.closes }, zone),
      due: wordMove(texts, { from: change.submitted, to: change.submits }, zone),
      reason: change.reason,
    })),
  };
}

interface Move {
  /** As JSON gives them; null for none. */
  readonly from: Date | string | null;
  readonly to: Date | string | null;
}

/** From when to when a date was moved; null where it was not. */
function wordMove(texts: Texts, { from, to }: Move, zone: string) {
  if (from === null || to === null) return null;
  const [before, after] = [new Date(from), new Date(to)];
  if (before.getTime() === after.getTime()) return null;
  return { from: sayMoment(texts, before, zone), to: sayMoment(texts, after, zone) };
}

type WaitingRow = Awaited<ReturnType<typeof listWaitingComments>>[number];

function wordWaiting(texts: Texts, row: WaitingRow, now: Date): WaitingComment {
  const { id, nodeId, lang, body, quote, proposed, passageLang, authorName, organisation, createdAt } = row;
  const formats = formatsFor(texts.lang);
  return {
    ...{ id, nodeId, lang, body, quote, proposed, passageLang },
    author: organisation ?? authorName ?? "",
    isPublic: organisation === null,
    when: {
      text: formats.relative(createdAt, now),
      lang: formats.lang === texts.lang ? undefined : formats.lang,
    },
  };
}

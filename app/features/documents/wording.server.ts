import type { Actor } from "#app/features/access/actor.ts";
import { formatsFor, secretariatZone, type Formats } from "#app/language/formats.ts";
import type { Texts, TextValues } from "#app/language/texts.ts";
import { wordComment } from "./comments/thread-wording.server.ts";
import { dated } from "./dated.server.ts";
import type * as pages from "./pages.server.ts";
import { draftPolicy } from "./policy.ts";
import { periodPolicy } from "./period-policy.ts";
import { sayPeriod } from "./periods/period-wording.server.ts";
import { dueOf } from "./periods/terms.ts";
import { zoneOf } from "#app/features/access/time-zones.ts";
import { seesPositions } from "./positions/policy.ts";
import { commentLimit } from "./schema.ts";
import type { Said, ShownDocument, ShownRow, ShownStage } from "./shown.ts";
import type { DocumentStage } from "./stages.ts";

type Period = pages.DocumentRow["period"];

/** The sentence of this key, its dates written in the language that the sentence is in. */
function say(texts: Texts, key: string, values: (formats: Formats) => TextValues): Said {
  const { lang } = texts.find("documents", key);
  const { text } = texts.find("documents", key, values(formatsFor(lang)));
  return { text, lang: lang === texts.lang ? undefined : lang };
}

/** "Closes in 30 days, 21 December, 17:00 in Jakarta", until when countries submit, or that it has closed; null without a period that has begun. */
function deadlineOf(texts: Texts, period: Period, now: Date): Said | null {
  if (period === null || period.state === "coming") return null;
  const at = period.state === "submitting" ? dueOf(period) : period.closesAt;
  const key = period.state === "open" ? "closes" : period.state;
  return say(texts, key, (formats) => ({
    distance: formats.relative(at, now),
    date: formats.dayAndMonth(at, secretariatZone),
    time: formats.time(at, secretariatZone),
  }));
}

/** "Your draft, kept 5 minutes ago". */
function draftKept(texts: Texts, savedAt: Date, now: Date): Said {
  const key = "draft.keptAt";
  const { lang } = texts.find("reading", key);
  const { text } = texts.find("reading", key, { when: formatsFor(lang).relative(savedAt, now) });
  return { text, lang: lang === texts.lang ? undefined : lang };
}

/** The stages with what is known of their dates. */
export function stagesOf(texts: Texts, stages: readonly DocumentStage[]): ShownStage[] {
  return stages.map((stage) => ({ key: stage.key, state: stage.state, detail: detailOf(texts, stage) }));
}

function detailOf(texts: Texts, { key, at }: DocumentStage): Said | null {
  if (at === null) return null;
  if (key !== "comment" && key !== "submit") return dated(texts, (formats) => formats.dayAndMonth(at));
  return say(texts, "stages.until", (formats) => ({
    date: formats.dayAndMonth(at, secretariatZone),
    time: formats.time(at, secretariatZone),
  }));
}

/** The rows of the list with their deadlines. */
export function wordRows(texts: Texts, rows: readonly pages.DocumentRow[]): ShownRow[] {
  return rows.map((row) => ({ ...row, deadline: deadlineOf(texts, row.period, row.now) }));
}

/** The page of a document with its dates, countries and the words of the form. */
export function wordDocument(texts: Texts, page: pages.DocumentPage, actor: Actor): ShownDocument {
  const formats = formatsFor(texts.lang);
  const office = actor.mandate?.office;
  const isOpen = page.period?.state === "open";
  const zone = zoneOf({ country: office?.country ?? null, cityZone: page.cityZone });
  return {
    ...page,
    published: say(texts, "versionOf", ({ date }) => ({
      number: page.number,
      date: date(page.publishedAt),
    })),
    waiting: page.can.placeComments ? page.waiting : 0,
    missing: say(texts, "notInLanguage", ({ language }) => ({ language: language(texts.lang) })),
    deadline: page.period && sayPeriod(texts, page.period, { zone, now: page.now }),
    stages: stagesOf(texts, page.stages),
    chosen: page.chosen && {
      ...page.chosen,
      comments: page.chosen.comments.map((comment) => wordComment({ texts, now: page.now }, comment)),
      draft: page.chosen.draft && {
        fields: page.chosen.draft.fields,
        kept: draftKept(texts, page.chosen.draft.savedAt, page.now),
      },
      held: page.chosen.held.map((one) => ({ ...one, name: formats.country(one.country) })),
    },
    isDue: isOpen || page.period?.state === "submitting",
    mayComment: page.can.comment && isOpen,
    seesPosition: seesPositions(actor),
    mayDraft: draftPolicy.edit(actor),
    mayReadTerms: periodPolicy.readTerms(actor, { isPublished: true }),
    isPublic: actor.person === null,
    mayAfterSignIn: actor.person === null && isOpen,
    form: {
      // Offices of the whole network have neither name nor country, and no form either.
      office: office?.name ?? (office?.country ? formats.country(office.country) : ""),
      limit: formats.number(commentLimit),
      takesFiles: actor.mandate !== null,
      seen: page.period?.publishesDirectly ? "visible" : office?.kind === "partner" ? "read" : "held",
    },
  };
}

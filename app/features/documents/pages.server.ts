import { randomUUID } from "node:crypto";
import { isMember, type Actor } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import type { Services } from "#app/features/access/services.ts";
import { isLang, type Lang } from "#app/language/languages.ts";
import * as comments from "#db/queries/comments.ts";
import * as documents from "#db/queries/documents.ts";
import { matrixPolicy } from "./matrix/policy.ts";
import { documentPolicy } from "./policy.ts";
import { openThread } from "./comments/opened-thread.ts";
import { chosenOf, draftsOf } from "./reading/chosen.server.ts";
import { nodesOf, totalAt } from "./reading/nodes.server.ts";
import { decideStage, stageLine } from "./stages.ts";
import { seesComments, sightOf } from "./comments/visibility.ts";
import { listStanding, noteReading } from "./versions/standing.server.ts";

/** The documents with their latest published version, in the order of titles; `count` is null for those who see no comments. */
export async function listDocumentRows({ db, clock }: Services, actor: Actor, lang: Lang) {
  const sight = sightOf(actor);
  const versions = await documents.listLatestVersions(db);
  const ids = versions.map(({ versionId }) => versionId);
  const counts = sight.published ? await comments.countOpenComments(db, ids, sight) : [];
  const countOf = (id: string) => counts.find(({ versionId }) => versionId === id)?.count ?? 0;
  const rows = versions.map((version) => ({
    ...headOf(version, lang),
    slug: version.slug,
    version: version.number,
    count: sight.published ? countOf(version.versionId) : null,
    stage: decideStage({ ...version, period: periodOf(version) }),
    now: clock(),
  }));
  return rows.sort((one, other) => one.title.localeCompare(other.title, lang));
}

export type DocumentRow = Awaited<ReturnType<typeof listDocumentRows>>[number];

interface Asked {
  readonly slug: string;
  /** The reader's language. */
  readonly lang: Lang;
  /** A version; the latest without it. */
  readonly number?: number;
  /** A second language beside the first, if the version has it. */
  readonly beside?: string | null;
  /** The section or paragraph whose comments are wanted, by its permanent id; "" for the whole document. */
  readonly paragraph?: string | null;
}

/** A published version of a document as its page shows it to this actor; null where there is none. At most four queries, and one more at a member's first opening. */
export async function findDocumentPage(services: Services, actor: Actor, asked: Asked) {
  const { db, clock } = services;
  const wantedNode = asked.paragraph ?? null;
  const versions = await listStanding(services, actor, { slug: asked.slug, nodeId: wantedNode ?? "" });
  const [latest] = versions;
  const version = asked.number ? versions.find(({ number }) => number === asked.number) : latest;
  if (!latest || !version) return null;
  const head = headOf(version, asked.lang);
  const beside = head.languages.find((lang) => lang === asked.beside && lang !== head.lang) ?? null;
  const sight = sightOf(actor);
  const seesUnpublished = matrixPolicy.seeUnpublished(actor);
  const isSeeing = seesComments(sight, version.invited);
  const place = { versionId: version.versionId, nodeId: wantedNode === "" ? null : wantedNode };
  const wanted = [...new Set([head.lang, version.authoritativeLang, ...(beside ? [beside] : [])])];
  const [rows, counts, listed] = await Promise.all([
    documents.listNodes(db, { ...place, nodeId: wantedNode ?? "" }, wanted),
    isSeeing ? comments.countComments(db, version.versionId, sight) : [],
    isSeeing && wantedNode !== null ? comments.listComments(db, place, { sight, seesUnpublished }) : [],
  ]);
  const opened = listed.map((row) => openThread(actor, row));
  const nodes = nodesOf(rows, counts, { shown: head.lang, beside, original: version.authoritativeLang });
  return {
    ...head,
    slug: version.slug,
    versionId: version.versionId,
    number: version.number,
    latest: latest.number,
    beside,
    waiting: version.waiting,
    since: await noteReading(services, actor, versions, version),
    others: versions.filter(({ number }) => number !== version.number).map(({ number }) => number),
    stages: stagesAt(latest),
    nodes,
    chosen:
      wantedNode === null
        ? null
        : chosenOf(wantedNode, nodes, { ...{ rows, listed: opened, counts }, drafts: version.drafts }),
    /** How many comments on the whole document one may know of. */
    count: totalAt(counts, null),
    /** What one is writing on this version, in the order of the text, the whole document first. */
    drafts: draftsOf(version.drafts, nodes),
    seesComments: isSeeing,
    /** The time zone of the city acted for. */
    cityZone: version.cityZone,
    can: {
      ...abilities(documentPolicy, actor, { isPublished: true, takes: takesOf(version) }),
      readMatrix: matrixPolicy.read(actor),
      discuss: isMember(actor),
    },
    now: clock(),
    /** The id of the comment that the form may send: sent twice it is one comment. */
    newId: randomUUID(),
  };
}

export type DocumentPage = NonNullable<Awaited<ReturnType<typeof findDocumentPage>>>;

/** Title, label, languages and deadline of a version; the reader's language where the version has it, else the authoritative one. */
export function headOf(version: documents.VersionRow, reader: Lang) {
  const languages = version.titles.map(({ lang }) => lang).filter(isLang);
  const lang = languages.find((one) => one === reader) ?? version.authoritativeLang;
  const titles = version.titles.find((one) => one.lang === lang);
  return {
    lang,
    title: titles?.title ?? version.slug,
    label: titles?.label ?? null,
    isIllustrative: version.isIllustrative,
    authoritative: version.authoritativeLang,
    languages: languages.sort((one) => (one === version.authoritativeLang ? -1 : 0)),
    publishedAt: version.publishedAt,
    period: periodOf(version),
  };
}

function periodOf(version: documents.VersionRow) {
  const { opensAt, closesAt, submitsUntil, publishesDirectly, takes, periodState: state } = version;
  if (opensAt === null || closesAt === null || publishesDirectly === null) return null;
  if (takes === null || state === null) return null;
  return { opensAt, closesAt, submitsUntil, publishesDirectly, takes, state };
}

/** Whom the running period asks; null without one. */
function takesOf(version: documents.VersionRow) {
  const period = periodOf(version);
  return period?.state === "open" ? period.takes : null;
}

/** The stages of a version on its way to adoption. */
export function stagesAt(version: documents.VersionRow) {
  const { publishedAt, adoption } = version;
  return stageLine({ publishedAt, adoption, period: periodOf(version) });
}

import type { Actor } from "#app/features/access/actor.ts";
import { abilities } from "#app/features/access/policy.ts";
import { orNotFound } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { formatsFor } from "#app/language/formats.ts";
import type { Texts } from "#app/language/texts.ts";
import { countOpenComments } from "#db/queries/comments.ts";
import * as documents from "#db/queries/documents.ts";
import { listReasons, listTextsIn } from "#db/queries/version-lists.ts";
import { sightOf } from "../comments/visibility.ts";
import { plainOf } from "../markup.ts";
import { numberNodes } from "../numbering.ts";
import { headOf } from "../pages.server.ts";
import { documentPolicy } from "../policy.ts";
import { compareNodes, countPairs } from "./comparison.ts";
import { dated } from "./says-who.server.ts";
import type { ShownVersion, ShownVersionList } from "./shown-lists.ts";

/**
 * The published versions of a document, the newest first: who published each, when, why, and what changed in the
 * authoritative language. At most four queries. Throws 404 `notFound`.
 */
export async function findVersionList(
  { db }: Services,
  actor: Actor,
  texts: Texts,
  slug: string,
): Promise<ShownVersionList> {
  const versions = await documents.listVersions(db, slug);
  const latest = orNotFound(versions[0]);
  const ids = versions.map(({ versionId }) => versionId);
  const sight = sightOf(actor);
  const [reasons, written, counts] = await Promise.all([
    listReasons(db, slug),
    listTextsIn(db, ids, latest.authoritativeLang),
    sight.published ? countOpenComments(db, ids, sight) : null,
  ]);
  const changes = changesOf(ids, written);
  const head = headOf(latest, texts.lang);
  return {
    ...{ slug, title: head.title, titleLang: head.lang, latest: latest.number },
    versions: versions.map((version, index) => ({
      number: version.number,
      at: version.publishedAt,
      published: dated(texts, ({ date }) => date(version.publishedAt)),
      ...whoAndWhy(
        texts,
        reasons.find(({ number }) => number === version.number),
      ),
      counts: changes[index] ?? null,
      comments: counts && (counts.find(({ versionId }) => versionId === version.versionId)?.count ?? 0),
      languages: headOf(version, texts.lang).languages,
    })),
    mayList: abilities(documentPolicy, actor, { isPublished: true }).listComments,
  };
}

type Reason = Awaited<ReturnType<typeof listReasons>>[number];

function whoAndWhy(texts: Texts, reason: Reason | undefined): Pick<ShownVersion, "reason" | "by"> {
  if (!reason?.kind || !reason.capacity) return { reason: reason?.reason ?? null, by: null };
  const { kind, capacity, countryCode } = reason;
  const country = countryCode === null ? null : formatsFor(texts.lang).country(countryCode);
  return { reason: reason.reason, by: { kind, capacity, country } };
}

/** What changed in each version since the one before it; null for the first. The ids stand newest first. */
function changesOf(ids: readonly string[], written: Awaited<ReturnType<typeof listTextsIn>>) {
  const nodes = ids.map((id) =>
    numberNodes(written.filter(({ versionId }) => versionId === id)).map(({ text, ...node }) => ({
      ...node,
      text: plainOf(text ?? ""),
    })),
  );
  return nodes.map((after, index) => {
    const before = nodes[index + 1];
    return before ? countPairs(compareNodes(before, after)) : null;
  });
}

import { createHash } from "node:crypto";
import { visitor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import { announce } from "#app/features/access/events.server.ts";
import type { Services } from "#app/features/access/services.ts";
import * as comments from "#db/queries/comments.ts";
import { checkPassage, madeBefore, type Commenting } from "../comments/commands.server.ts";
import { lockVersion } from "../lock-version.server.ts";
import { documentPolicy } from "../policy.ts";

export interface PublicCommenting extends Omit<Commenting, "id"> {
  /** The name that stands beside the comment. */
  readonly name: string;
  /** The address it comes from: for counting, not kept. */
  readonly from: string;
}

/**
 * A comment of one of the public, without an account, while an open period asks the public. It is seen by the Secretariat
 * and the Chair alone until one of them lets it through. The same again is the same comment. Throws 404 `notFound`, 401
 * `signInFirst` where the period does not ask the public, 422 and 409 as `makeComment`, 429 `tooMany`.
 */
export async function makePublicComment(
  { db, limits }: Services,
  { name, from, ...commenting }: PublicCommenting,
): Promise<{ id: string }> {
  await limits.take("publicComments", from);
  return db.transaction().execute(async (trx) => {
    const { document, paragraph, type, lang, body } = commenting;
    const version = await lockVersion(trx, document, commenting.version);
    if (version.takes === null) throw new DomainError(409, "commentPeriodClosed");
    if (!documentPolicy.comment(visitor, version)) throw new DomainError(401, "signInFirst");
    const id = idOf([version.id, name, paragraph, type, body, commenting.quote, commenting.proposed]);
    const passage = await checkPassage(trx, version.id, commenting);
    const comment: comments.NewComment = {
      ...{ id, versionId: version.id, nodeId: paragraph === "" ? null : paragraph, as: "public" },
      ...{ mandateId: null, officeId: null, authorName: name, countryCode: null, citySlug: null },
      ...{ type, lang, body, ...passage, sourceMessageKey: null },
    };
    const createdAt = await comments.insertComment(trx, comment);
    if (!createdAt) {
      if (!(await madeBefore(trx, comment))) throw new DomainError(409, "commentPeriodClosed");
      return { id };
    }
    const data = { paragraph, comment: id };
    await announce(trx, visitor, { type: "documents.commented", subject: document, data });
    return { id };
  });
}

/**
 * The id of what is said: a UUID made of it. The page with the form is kept and the same for all, so it cannot carry an id
 * for each, and a form that is sent twice must not become two comments.
 */
function idOf(said: readonly (string | undefined)[]): string {
  const hash = createHash("sha256").update(JSON.stringify(said)).digest("hex");
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `a${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join("-");
}

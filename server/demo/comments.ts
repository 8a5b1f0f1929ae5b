import type { Services } from "#app/features/access/services.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { replyToComment } from "#app/features/documents/comments/replies.server.ts";
import { supportComment } from "#app/features/documents/comments/support.server.ts";
import { openCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { demoComments, demoPeriods, demoReplies, demoSupports } from "#db/seeds/demo/comments.ts";
import { demoId, playerOf, playOnce, unlessDone } from "./players.ts";

/** The periods close thirty days after the demonstration was loaded, at the next 17:00 in Jakarta, 10:00 UTC; in milliseconds. */
const day = 86_400_000;
const closingHour = 10 * 3_600_000;
/** So long countries have after their cities. */
const daysOfCountries = 7;

/** Opens the comment periods of the demonstration and makes its comments, once. The accounts must be there. */
export function playComments(services: Services): Promise<void> {
  return playOnce(services, "comments", async () => {
    const secretariat = await playerOf(services, "secretariat");
    const closesAt = new Date(
      Math.ceil((services.clock().getTime() - closingHour) / day + 30) * day + closingHour,
    );
    for (const period of demoPeriods)
      await unlessDone(
        openCommentPeriod(services, secretariat, {
          ...period,
          closesAt,
          submitsUntil: new Date(closesAt.getTime() + daysOfCountries * day),
          publishesDirectly: true,
          isQuiet: true,
        }),
      );
    for (const [place, { by, type = "substantive", ...comment }] of demoComments.entries())
      await makeComment(services, await playerOf(services, by), {
        ...comment,
        type,
        id: demoId("comment", place),
      });
    await playThreads(services);
  });
}

/** What others of the demonstration say to its comments, and which of them they support. */
async function playThreads(services: Services): Promise<void> {
  const at = (place: number) => ({
    document: demoComments[place]?.document ?? "",
    comment: demoId("comment", place),
  });
  for (const [place, { by, to, lang, body }] of demoReplies.entries())
    await replyToComment(services, await playerOf(services, by), {
      ...{ ...at(to), id: demoId("reply", place), lang, body },
    });
  for (const { by, to } of demoSupports) await supportComment(services, await playerOf(services, by), at(to));
}

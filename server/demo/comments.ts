import type { Services } from "#app/features/access/services.ts";
import { makeComment } from "#app/features/documents/comments/commands.server.ts";
import { openCommentPeriod } from "#app/features/documents/periods/commands.server.ts";
import { demoComments, demoPeriods } from "#db/seeds/demo/comments.ts";
import { demoId, playerOf, playOnce, unlessDone } from "./players.ts";

/** The periods close thirty days after the demonstration was loaded, at the next 17:00 in Jakarta, 10:00 UTC; in milliseconds. */
const day = 86_400_000;
const closingHour = 10 * 3_600_000;

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
  });
}

import { z } from "zod";
import type { Services } from "#app/features/access/services.ts";
import { collectData } from "#app/features/personal-data/commands.server.ts";
import { eraseDue } from "#app/features/personal-data/erasing-commands.server.ts";

const collecting = z.object({ download: z.uuid() });

/** The task of a download that someone asked for; its payload names it. */
export async function collectOwnData(services: Services, payload: unknown): Promise<void> {
  await collectData(services, collecting.parse(payload).download);
}

/** The daily task that erases the accounts whose days of grace are over. */
export async function eraseClosed(services: Services): Promise<void> {
  const erased = await eraseDue(services);
  if (erased > 0) services.log.info({ erased }, "accounts erased");
}

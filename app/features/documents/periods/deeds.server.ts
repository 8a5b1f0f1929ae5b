import type { Actor } from "#app/features/access/actor.ts";
import { DomainError } from "#app/features/access/errors.ts";
import type { Services } from "#app/features/access/services.ts";
import { changeCommentPeriod, endCommentPeriod, openCommentPeriod } from "./commands.server.ts";
import { decideOnComment } from "./decisions.server.ts";
import { keepApart } from "./keep-apart.server.ts";
import { dueFrom, endOf, startOf, type PeriodDeed } from "./schema.ts";
import type { ShownPeriods } from "./shown-period.ts";
import { changeSubmitting } from "./submitting.server.ts";

interface Place {
  /** Slug of the document, and number of the version whose page it is. */
  readonly document: string;
  readonly version: number;
}

/** Does what a form of the page of comment periods asks for. Throws what the commands throw. */
export async function doPeriodDeed(
  services: Services,
  actor: Actor,
  { document, version }: Place,
  deed: PeriodDeed,
): Promise<void> {
  switch (deed.deed) {
    case "open": {
      const terms = { opensAt: startOf(deed), closesAt: known(endOf(deed)), takes: deed.takes };
      const submitsUntil = dueFrom(deed);
      const opening = { document, version, ...terms, submitsUntil, publishesDirectly: deed.direct === "yes" };
      await openCommentPeriod(services, actor, opening);
      return;
    }
    case "change":
      await changeCommentPeriod(services, actor, { ...deed, document, closesAt: known(endOf(deed)) });
      return;
    case "changeSubmitting":
      await changeSubmitting(services, actor, { ...deed, document, submitsUntil: known(dueFrom(deed)) });
      return;
    case "end":
      await endCommentPeriod(services, actor, { ...deed, document });
      return;
    case "keepApart":
      await keepApart(services, actor, { ...deed, document, isApart: deed.apart === "yes" });
      return;
    case "release":
      await decideOnComment(services, actor, { ...deed, document, refusal: null });
      return;
    case "refuse":
      await decideOnComment(services, actor, { ...deed, document, refusal: deed.reason });
  }
}

/** The schema lets no other through. */
function known(at: Date | null): Date {
  if (at === null) throw new DomainError(422, "badMoment");
  return at;
}

/** Which right each deed needs. */
const rights: Readonly<Record<PeriodDeed["deed"], keyof ShownPeriods["can"]>> = {
  ...{ open: "changePeriod", change: "changePeriod", end: "changePeriod" },
  changeSubmitting: "changePeriod",
  ...{ keepApart: "keepApart", release: "release", refuse: "release" },
};

/** Whether someone of these rights may send a form of this deed; of none that is known, any of the rights will do. */
export function mayTry(can: ShownPeriods["can"], deed: string): boolean {
  const isKnown = (name: string): name is PeriodDeed["deed"] => Object.hasOwn(rights, name);
  if (isKnown(deed)) return can[rights[deed]];
  return Object.values(rights).some((right) => can[right]);
}

const fields: Readonly<Record<string, string>> = {
  opensInThePast: "opensDate",
  closesInThePast: "closesDate",
  closesBeforeOpening: "closesDate",
  commentPeriodOpen: "closesDate",
  notCirculated: "closesDate",
  endUnchanged: "closesDate",
  ...{ submitsBeforeClosing: "submitsDate", submitsInThePast: "submitsDate" },
  ...{ submitsUnchanged: "submitsDate", submitsNobody: "submitsDate" },
};

/** The field that a refusal belongs to; null where the form cannot be mended. */
export function fieldOfRefusal(key: string): string | null {
  return Object.hasOwn(fields, key) ? (fields[key] ?? null) : null;
}

import {
  holds,
  isMember,
  type Actor,
  type Capacity,
  type Mandate,
  type OfficeKind,
} from "../access/actor.ts";
import type { Policy } from "../access/policy.ts";

/** An office as the policy looks at it. */
export interface OfficeFacts {
  readonly id: string;
  readonly kind: OfficeKind;
  readonly country: string | null;
  readonly city: string | null;
}

/** A mandate that is to be given, or is there. */
export interface MandateFacts {
  readonly office: OfficeFacts;
  readonly capacity: Capacity;
  /** Whose it is; null while it is only offered. */
  readonly personId: string | null;
}

type Appointing = (mine: Mandate, offered: Pick<MandateFacts, "office" | "capacity">) => boolean;

/** Who appoints whom, by the kind of office the actor acts for. The others appoint nobody. */
const appointing: Partial<Record<OfficeKind, Appointing>> = {
  administration: () => true,
  secretariat: ({ capacity }, offered) =>
    ["country", "partner", "chair", "shepherd"].includes(offered.office.kind) ||
    (offered.office.kind === "secretariat" && capacity === "head" && offered.capacity !== "head"),
  country: ({ office }, offered) =>
    office.country === offered.office.country &&
    (offered.office.kind === "city" ||
      (offered.office.kind === "country" && offered.capacity === "alternate")),
  city: ({ office, capacity }, offered) =>
    capacity === "head" && office.id === offered.office.id && offered.capacity === "editor",
};

function appoints({ mandate }: Actor, offered: Pick<MandateFacts, "office" | "capacity">): boolean {
  return mandate !== null && (appointing[mandate.office.kind]?.(mandate, offered) ?? false);
}

function isOwn(actor: Actor, { personId }: MandateFacts): boolean {
  return personId !== null && actor.person?.id === personId;
}

/** Appointing and ending. Nobody lengthens a mandate of their own, administrators apart; everyone may give theirs back. */
export const mandatePolicy = {
  appoint: (actor, mandate) => appoints(actor, mandate),
  end: (actor, mandate) => appoints(actor, mandate) || (actor.mandate !== null && isOwn(actor, mandate)),
  changeEnd: (actor, mandate) =>
    appoints(actor, mandate) && (!isOwn(actor, mandate) || holds(actor, "administration")),
  writeNote: (actor, mandate) => actor.mandate !== null && isOwn(actor, mandate),
} satisfies Policy<MandateFacts>;

/** Members and administrators read of every office, partners of their own and the Secretariat; a note of hand-over is for the office itself and those above it. */
export const officePolicy = {
  read: (actor, office) =>
    isMember(actor) ||
    holds(actor, "administration") ||
    (holds(actor, "partner") && (actor.mandate?.office.id === office.id || office.kind === "secretariat")),
  readNotes: (actor, office) =>
    actor.mandate?.office.id === office.id || appoints(actor, { office, capacity: "head" }),
} satisfies Policy<OfficeFacts>;

/** Whether there is a list of offices for the actor at all. */
export function seesOffices(actor: Actor): boolean {
  return isMember(actor) || holds(actor, "administration") || holds(actor, "partner");
}

/** Who sees what partners ask for when they wish to register, and decides it; who opens a new term of the Chair or a Shepherd. */
export function isOfSecretariat(actor: Actor): boolean {
  return holds(actor, "secretariat") || holds(actor, "administration");
}

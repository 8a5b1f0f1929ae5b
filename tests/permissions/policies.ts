import type { Actor } from "#app/features/access/actor.ts";
import type { Policy } from "#app/features/access/policy.ts";
import { jobPolicy, outboxPolicy } from "#app/features/administration/policy.ts";
import { settingsPolicy } from "#app/features/administration/settings-policy.ts";
import { cityPolicy } from "#app/features/cities/policy.ts";
import { adoptionPolicy } from "#app/features/documents/adoption/policy.ts";
import type { CommentFacts } from "#app/features/documents/comments/visibility.ts";
import { matrixPolicy } from "#app/features/documents/matrix/policy.ts";
import { periodPolicy } from "#app/features/documents/period-policy.ts";
import { commentPolicy, documentPolicy, draftPolicy, replyPolicy } from "#app/features/documents/policy.ts";
import { positionPolicy, seesPositions, seesWhoSubmitted } from "#app/features/documents/positions/policy.ts";
import { filePolicy } from "#app/features/files/policy.ts";
import {
  initiativePolicy,
  submissionPolicy,
  type InitiativeFacts,
} from "#app/features/initiatives/policy.ts";
import {
  isOfSecretariat,
  mandatePolicy,
  officePolicy,
  seesOffices,
  type MandateFacts,
  type OfficeFacts,
} from "#app/features/offices/policy.ts";
import { roomExportPolicy } from "#app/features/rooms/exports/policy.ts";
import { moderates, moderationPolicy } from "#app/features/rooms/moderation/policy.ts";
import { messagePolicy, roomPolicy, speaksOnDocuments, topicPolicy } from "#app/features/rooms/policy.ts";
import { opensRooms, restrictionPolicy, roomSettingsPolicy } from "#app/features/rooms/settings/policy.ts";
import { tracePolicy } from "#app/features/trace/policy.ts";

/** A policy with the states of its thing that change an answer. */
export interface Registered {
  /** The part, as its folder under app/features is called. */
  readonly part: string;
  readonly policy: object;
  /** What the verbs are done to, as the first words of a row: "a city's profile". */
  readonly thing: string;
  readonly verbs: readonly string[];
  readonly states: readonly string[];
  /** The policy's answer; `state` is one of `states`. */
  may(verb: string, state: string, actor: Actor): boolean;
}

type States<Thing> = Readonly<Record<string, (actor: Actor) => Thing>>;

/** A state gives the thing's facts; it is told the actor, so that a thing can be the actor's own. */
function register<Thing>(
  [part, thing]: readonly [part: string, thing: string],
  policy: Policy<Thing>,
  states: States<Thing>,
): Registered {
  return {
    ...{ part, thing, policy, verbs: Object.keys(policy), states: Object.keys(states) },
    may: (verb, state, actor) => {
      const rule = policy[verb];
      const facts = states[state];
      if (!rule || !facts) throw new Error(`${part}: no ${verb} of ${state}`);
      return rule(actor, facts(actor));
    },
  };
}

const room = (audience: "everyone" | "members-and-partners" | "members" | "members-and-invited") => () => ({
  audience,
  state: "open" as const,
  guests: ["mekong"],
});
const moderated = (audience: "everyone" | "members", personId = "another") => ({
  ...{ room: room(audience)(), personId, isReported: false },
});
const message = (audience: "everyone" | "members-and-invited") => ({
  "one's own": (actor: Actor) => ({ room: room(audience)(), mandateId: actor.mandate?.id ?? "" }),
  "another's": () => ({ room: room(audience)(), mandateId: "another" }),
});

const vietnamese: CommentFacts = {
  ...{ country: "VN", city: "da-nang", office: "another office", takes: ["city", "country"] },
  ...{ isSubmitted: false, publishesDirectly: false, isClosed: false },
};

/** The office acted for; an office that nobody holds for those who act for none. */
const ownOf = ({ mandate }: Actor) => ({ office: mandate?.office.id ?? "nobody's" });

const nothing = { "": () => null };
const office = (id: string, kind: OfficeFacts["kind"]): OfficeFacts => ({
  ...{ id: `office ${id}`, kind, country: null, city: null },
});
/** Both mandates of one office carry its id (kinds.ts). */
const cityOffice: OfficeFacts = { id: "office da-nang", kind: "city", country: "VN", city: "da-nang" };
const countryOffice: OfficeFacts = { id: "office vn", kind: "country", country: "VN", city: null };

/**
 * Every policy of app/features/<part>/policy.ts, and of those in rooms of a part, with example facts for each state that matters; docs/permissions.md is
 * made from it. "Own" is what belongs to Da Nang, to Viet Nam or to the partner Mekong (kinds.ts).
 */
export const registry: readonly Registered[] = [
  register(["administration", "jobs and letters"], jobPolicy, nothing),
  register(["administration", "the outbox"], outboxPolicy, nothing),
  register(["administration", "the settings"], settingsPolicy, nothing),
  register(["cities", "the profile of one's city"], cityPolicy, { "": () => ({ slug: "da-nang" }) }),
  register(["documents", "a document"], documentPolicy, {
    published: () => ({ isPublished: true }),
    "not published": () => ({ isPublished: false }),
  }),
  register(["documents", "the comment periods of a version"], periodPolicy, {
    published: () => ({ isPublished: true }),
    "not published": () => ({ isPublished: false }),
  }),
  register(["documents", "the comment matrix of a version"], matrixPolicy, nothing),
  register(["documents", "the adoption of a version"], adoptionPolicy, nothing),
  register(["documents", "a draft"], draftPolicy, nothing),
  register(["documents", "a comment of Viet Nam or its cities"], commentPolicy, {
    "not submitted": () => vietnamese,
    "not submitted, of another city, kept apart": () => ({ ...vietnamese, city: "hanoi", isClosed: true }),
    submitted: () => ({ ...vietnamese, isSubmitted: true }),
    "published directly": () => ({ ...vietnamese, publishesDirectly: true }),
    "of one's own office, not submitted": (actor: Actor) => ({ ...vietnamese, ...ownOf(actor) }),
  }),
  register(["documents", "a reply"], replyPolicy, {
    "of one's own office": ownOf,
    "of another office": () => ({ office: "another office" }),
  }),
  register(["documents", "the position of Viet Nam on a version"], positionPolicy, {
    "": () => ({ country: "VN" }),
  }),
  register(
    ["documents", "the positions on a version, or who has submitted one"],
    { read: seesPositions },
    nothing,
  ),
  register(
    ["documents", "which countries have submitted their positions"],
    { list: seesWhoSubmitted },
    nothing,
  ),
  register(["files", "a file that was sent in"], filePolicy, {
    "under one's own mandate": (actor) => ({
      mandate: actor.mandate?.id ?? "",
      isOpen: false,
      isGone: false,
    }),
    "by another, on a comment or message that one sees": () => ({
      ...{ mandate: "another", isOpen: true, isGone: false },
    }),
    "by another, on anything else or nothing": () => ({ mandate: "another", isOpen: false, isGone: false }),
    "on a message that is deleted or hidden": (actor) => ({
      ...{ mandate: actor.mandate?.id ?? "", isOpen: true, isGone: true },
    }),
  }),
  register(["initiatives", "a new initiative"], submissionPolicy, { "": () => null }),
  register<InitiativeFacts>(["initiatives", "an initiative of the partner"], initiativePolicy, {
    submitted: () => ({ status: "submitted", organisation: "mekong" }),
    "under review": () => ({ status: "under-review", organisation: "mekong" }),
  }),
  register(["rooms", "a room"], roomPolicy, {
    "for everyone": room("everyone"),
    "for members and partners": room("members-and-partners"),
    "for members and the partner invited": room("members-and-invited"),
    "for members": room("members"),
  }),
  register(["rooms", "a message in a room for everyone"], messagePolicy, message("everyone")),
  register(["rooms", "the moderation of a message"], moderationPolicy, {
    "of one's own, in a room for everyone": (actor) => moderated("everyone", actor.person?.id ?? ""),
    "of another, in a room for everyone": () => moderated("everyone"),
    "of another, in a room for members": () => moderated("members"),
    "of another, in a room for members, reported": () => ({ ...moderated("members"), isReported: true }),
  }),
  register(["rooms", "the settings of a room"], roomSettingsPolicy, {
    "for everyone": room("everyone"),
    "for members": room("members"),
  }),
  register(["rooms", "a restriction of another in a room for everyone"], restrictionPolicy, {
    "": () => ({ room: room("everyone")(), personId: "another" }),
  }),
  register(["rooms", "the export of a room"], roomExportPolicy, {
    "for everyone": room("everyone"),
    "for members and partners": room("members-and-partners"),
  }),
  register(["rooms", "a standing room"], { open: opensRooms }, nothing),
  register(["rooms", "a message to the comment matrix of a document"], { bring: speaksOnDocuments }, nothing),
  register(["rooms", "the reports of messages"], { list: moderates }, nothing),
  register(["rooms", "a topic in a room for everyone"], topicPolicy, message("everyone")),
  register(
    ["rooms", "a message in a room for members and the partner invited"],
    messagePolicy,
    message("members-and-invited"),
  ),
  register(["offices", "the list of offices"], { list: seesOffices }, nothing),
  register(
    ["offices", "partners' requests, and terms of the Chair and Shepherd"],
    { decide: isOfSecretariat },
    nothing,
  ),
  register(["offices", "an office"], officePolicy, {
    "of one's city": () => cityOffice,
    "of one's country": () => countryOffice,
    "of the Secretariat": () => office("secretariat", "secretariat"),
  }),
  register<MandateFacts>(["offices", "a mandate"], mandatePolicy, {
    "of the city's CSCO": () => ({ office: cityOffice, capacity: "head", personId: "person csco" }),
    "of the city's editor": () => ({ office: cityOffice, capacity: "editor", personId: "person editor" }),
    "of the NR": () => ({ office: countryOffice, capacity: "head", personId: "person nr" }),
    "of the NR's alternate": () => ({
      ...{ office: countryOffice, capacity: "alternate", personId: "person alternate" },
    }),
    "of the Chair": () => ({ office: office("chair", "chair"), capacity: "head", personId: "person chair" }),
    "of the Secretariat": () => ({
      ...{ office: office("secretariat", "secretariat"), capacity: "head", personId: "person secretariat" },
    }),
    "of the partner": () => ({
      ...{ office: office("partner", "partner"), capacity: "head", personId: "person partner" },
    }),
    "of an administrator": () => ({
      ...{
        office: office("administrator", "administration"),
        capacity: "head",
        personId: "person administrator",
      },
    }),
  }),
  register(["trace", "the audit log"], tracePolicy, nothing),
];

import type { Actor } from "#app/features/access/actor.ts";

/** Whom a comment period may ask (issue: who may comment). Partners and the public only where the period says so. */
export const commenters = ["city", "country", "partner", "public"] as const;
export type Commenter = (typeof commenters)[number];

/** As whom someone comments: for a city, a country, a partner, or as one of the public; null for all others. */
export function commenterOf({ person, mandate }: Actor): Commenter | null {
  if (person === null) return "public";
  const kind = mandate?.office.kind;
  return kind === "city" || kind === "country" || kind === "partner" ? kind : null;
}

/** Where a comment comes from and how far it has gone. */
export interface CommentFacts {
  readonly country: string | null;
  /** Slug of the city it was made for; null for a country's, a partner's, and one of the public. */
  readonly city: string | null;
  /** Id of the office it was made for; null for one of the public. */
  readonly office: string | null;
  /** Whether its country has submitted it; a partner's or the public's: whether the Secretariat has let it through. */
  readonly isSubmitted: boolean;
  /** Whether its comment period publishes directly. */
  readonly publishesDirectly: boolean;
  /** Whom its period asks. */
  readonly takes: readonly string[];
  /** Whether its National Representative keeps it, for this period, from the country's other cities. */
  readonly isClosed: boolean;
}

/** What someone opens of the comments on a document. The rule below and the query read the same facts. */
export interface Sight {
  /** Whether the comments that are submitted or published directly are open. */
  readonly published: boolean;
  /** Who sees what is published only where the period asks them. */
  readonly invited: "partner" | "public" | null;
  /** The country whose comments are open before it submits: one's own, for its cities and its National Representative. */
  readonly country: string | null;
  /** One's own city: of another city of the country nothing is seen that is closed. Null for those who see all of the country. */
  readonly city: string | null;
  /** Id of one's own office: what it said is always open to it. */
  readonly office: string | null;
  /** Whether the number per country is told of the comments that are not open. */
  readonly numbers: boolean;
  /** Whether comments without a country wait for one's word: of partners and the public. */
  readonly releases: boolean;
}

const none: Sight = {
  ...{ published: false, invited: null, country: null, city: null, office: null },
  ...{ numbers: false, releases: false },
};

/** The sight of the office acted for (product.md, "Who sees a comment"). A Chair sees its own country's comments as its National Representative. */
export function sightOf({ person, mandate }: Actor): Sight {
  if (!mandate) return person === null ? { ...none, invited: "public" } : none;
  const { office } = mandate;
  const own = { ...none, office: office.id };
  switch (office.kind) {
    case "city":
    case "country":
      return { ...own, published: true, country: office.country, city: office.city };
    case "secretariat":
    case "chair":
      return { ...own, published: true, numbers: true, releases: true };
    case "shepherd":
      return { ...own, published: true };
    case "partner":
      return { ...own, invited: "partner" };
    case "administration":
      return none;
  }
}

/** Whether there may be comments that this sight opens, where a period asks `takes`. */
export function seesComments(sight: Sight, takes: readonly string[]): boolean {
  return sight.published || (sight.invited !== null && takes.includes(sight.invited));
}

/** What is seen of a comment: its text, only that its country has made one, or nothing. */
export function decideSight(sight: Sight, comment: CommentFacts): "text" | "number" | "nothing" {
  if (sight.office !== null && sight.office === comment.office) return "text";
  // What the public says is read by the Secretariat first, however the period publishes.
  const isPublished = comment.isSubmitted || (comment.publishesDirectly && comment.office !== null);
  if (isPublished && seesComments(sight, comment.takes)) return "text";
  if (comment.country === null) return sight.releases ? "text" : "nothing";
  if (sight.country === comment.country) {
    const isWithheld = comment.isClosed && sight.city !== null && sight.city !== comment.city;
    if (!isWithheld) return "text";
  }
  return sight.numbers ? "number" : "nothing";
}

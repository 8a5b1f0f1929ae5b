import type { Said } from "../shown.ts";
import type { ShownSaying } from "./shown-places.ts";

export const listKinds = ["all", "mine", "waiting", "unplaced"] as const;
export type ListKind = (typeof listKinds)[number];

export interface ShownListed extends ShownSaying {
  readonly isAmendment: boolean;
  /** Whether it stands in the latest version, waits for a place there, or stands in an older one only. */
  readonly standing: "stands" | "waits" | "nowhere";
  /** Where it stands, or stood last. */
  readonly version: number;
  /** Null for the whole document. */
  readonly paragraph: string | null;
  readonly number: string | null;
  readonly quote: string | null;
  /** Of its published answer; null without one. */
  readonly disposition: string | null;
}

interface ShownTitle {
  readonly slug: string;
  readonly title: string;
  readonly titleLang: string;
  readonly latest: number;
}

export interface ShownCommentList extends ShownTitle {
  readonly which: ListKind;
  readonly counts: Readonly<Record<ListKind, number>>;
  readonly comments: readonly ShownListed[];
  readonly page: number;
  readonly hasMore: boolean;
  /** Whether one may confirm places. */
  readonly mayPlace: boolean;
}

export interface ShownVersion {
  readonly number: number;
  readonly published: Said;
  readonly at: Date;
  readonly reason: string | null;
  /** Who published it; null where nobody of the portal did. */
  readonly by: { readonly kind: string; readonly capacity: string; readonly country: string | null } | null;
  /** What changed since the version before; null for the first. */
  readonly counts: Readonly<Record<"changed" | "added" | "removed" | "moved", number>> | null;
  /** How many comments stand in it that one may see; null for those who see none. */
  readonly comments: number | null;
  readonly languages: readonly string[];
}

export interface ShownVersionList extends ShownTitle {
  /** The newest first. */
  readonly versions: readonly ShownVersion[];
  readonly mayList: boolean;
}

/** The stages an initiative has reached here, in their order. */
export const statuses = ["submitted", "under-review"] as const;

export type Status = (typeof statuses)[number];

/** The whole way of an initiative; what follows the review is to come. */
const way = [...statuses, "answers", "outcome"] as const;

export interface Stage {
  readonly key: (typeof way)[number];
  readonly state: "done" | "now" | "coming";
}

/** Every stage of the way, as it stands for an initiative with this status. */
export function stagesOf(status: Status): Stage[] {
  const reached = way.indexOf(status);
  return way.map((key, index) => ({
    key,
    state: index < reached ? "done" : index === reached ? "now" : "coming",
  }));
}

/** Whether the Secretariat's review can begin: once, after the submission. */
export function awaitsReview(status: Status): boolean {
  return status === "submitted";
}

/** The reference of the initiative with this number (from 1) in its year: INI-2026-0001. */
export function referenceOf(year: number, number: number): string {
  return `INI-${String(year)}-${String(number).padStart(4, "0")}`;
}

/** Whether a text can be a reference. */
export function isReference(text: string): boolean {
  return /^INI-\d{4}-\d{4,8}$/.test(text);
}

/** The slug of the room of the initiative with this reference. */
export function roomOf(reference: string): string {
  return `initiative-${reference.toLowerCase()}`;
}

/** The slug of the room in which members talk about it among themselves. */
export function membersRoomOf(reference: string): string {
  return `${roomOf(reference)}-members`;
}

/** A message by the slug of its room and the number of the event that posted it. */
export interface Numbered {
  readonly room: string;
  readonly message: number;
}

/** A message by the slug of its room and its number, or the id its author gave it. */
export interface Addressed {
  readonly room: string;
  readonly message: string | number;
}

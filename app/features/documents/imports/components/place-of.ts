interface Wanted {
  /** From 1. */
  readonly page: number;
  /** A block, from 0, to go to. */
  readonly block?: number;
  /** Whether what it is matched with is to be changed there. */
  readonly isChoosing?: boolean;
}

/** The address of a page of the preview, within the import. */
export function placeOf({ page, block, isChoosing = false }: Wanted): string {
  const choosing = isChoosing && block !== undefined ? `&block=${block + 1}` : "";
  return `?page=${page}${choosing}${block === undefined ? "" : `#block-${block + 1}`}`;
}

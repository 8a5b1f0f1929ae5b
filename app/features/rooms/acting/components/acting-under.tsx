interface ActingUnderProps {
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
}

/** Says with a form under which mandate it was filled in: sent after that was changed in another tab, it is shown once more. */
export function ActingUnder({ mandate }: ActingUnderProps) {
  return mandate === null ? null : <input type="hidden" name="as" value={mandate} />;
}

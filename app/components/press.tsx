import type { ReactNode } from "react";

interface PressProps {
  readonly children: ReactNode;
  /** Given for what is on or off. */
  readonly isPressed?: boolean;
  /** For what cannot be taken back. */
  readonly isDangerous?: boolean;
  readonly onPress: () => void;
}

/** One thing that may be done where the page is live: a button of no form. */
export function Press({ children, isPressed, isDangerous = false, onPress }: PressProps) {
  const kind = isDangerous ? "button-danger" : "button-quiet";
  return (
    <button
      className={isPressed ? "button" : `button ${kind}`}
      type="button"
      aria-pressed={isPressed}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

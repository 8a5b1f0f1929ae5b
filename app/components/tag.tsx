import type { ReactNode } from "react";

/** The six focus areas of the network, by the ids of the reference content. */
export type FocusArea =
  | "civic-social"
  | "health-well-being"
  | "safety-security"
  | "quality-environment"
  | "built-infrastructure"
  | "industry-innovation";

interface TagProps {
  readonly children: ReactNode;
  /** Puts the area's colour as a point before the words. */
  readonly area?: FocusArea;
}

/** A short property of a thing, such as its focus area or the kind of a comment. */
export function Tag({ children, area }: TagProps) {
  return <span className={area ? `tag tag-${area}` : "tag"}>{children}</span>;
}

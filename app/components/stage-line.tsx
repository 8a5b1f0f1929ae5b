import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface Stage {
  readonly key: string;
  readonly state: "done" | "now" | "coming";
  readonly label: ReactNode;
  /** A date or a deadline. */
  readonly detail?: ReactNode;
}

interface StageLineProps {
  readonly stages: readonly Stage[];
  /** The name of the whole line, heard, not seen. */
  readonly label: string;
  /** What each state is called, heard before the stage's name. */
  readonly states: Readonly<Record<Stage["state"], ReactNode>>;
}

const points = {
  done: "stage point point-done",
  now: "stage point point-now",
  coming: "stage point",
} as const;

/** The stages of a document, a form or a project as points on a line: upright where there is little room. */
export function StageLine({ stages, label, states }: StageLineProps) {
  return (
    <div className="stages">
      <ol aria-label={label}>
        {stages.map((stage) => (
          <li
            key={stage.key}
            className={points[stage.state]}
            aria-current={stage.state === "now" ? "step" : undefined}
          >
            <VisuallyHidden>
              {states[stage.state]}
              {": "}
            </VisuallyHidden>
            <span className="stage-label">{stage.label}</span>
            {stage.detail && <span className="stage-detail">{stage.detail}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

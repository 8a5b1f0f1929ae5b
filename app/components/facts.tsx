import type { ReactNode } from "react";

export interface Fact {
  readonly key: string;
  readonly term: ReactNode;
  readonly value: ReactNode;
}

interface FactsProps {
  readonly facts: readonly Fact[];
}

/** Terms with their values, in two columns. */
export function Facts({ facts }: FactsProps) {
  return (
    <dl className="facts">
      {facts.flatMap((fact) => [
        <dt key={`${fact.key}-term`}>{fact.term}</dt>,
        <dd key={`${fact.key}-value`}>{fact.value}</dd>,
      ])}
    </dl>
  );
}

/** A few large figures with what they count below. */
export function Figures({ facts }: FactsProps) {
  return (
    <dl className="figures">
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";

interface StatementProps {
  readonly title: ReactNode;
  readonly lead: ReactNode;
  readonly sections: readonly {
    readonly key: string;
    readonly title: ReactNode;
    readonly text: ReactNode;
    /** Where to go on, usually a link. */
    readonly more?: ReactNode;
  }[];
}

/** What the portal says of itself: a title, and sections of one paragraph each. */
export function Statement({ title, lead, sections }: StatementProps) {
  return (
    <div className="wrap page">
      <PageHead title={title} lead={lead} />
      {sections.map((section, index) => (
        <section className={index === 0 ? "stack" : "section stack"} key={section.key}>
          <h2>{section.title}</h2>
          <p>{section.text}</p>
          {section.more && <p>{section.more}</p>}
        </section>
      ))}
    </div>
  );
}

import type { ReactNode } from "react";

interface PageHeadProps {
  readonly title: ReactNode;
  /** The language of the title, where it is not that of the page. */
  readonly titleLang?: string | undefined;
  /** A second name beside the title, such as the city's own: lighter, with its lang set by the caller. */
  readonly beside?: ReactNode;
  /** A Breadcrumb. */
  readonly breadcrumb?: ReactNode;
  readonly lead?: ReactNode;
  readonly leadLang?: string | undefined;
  /** What stands beside on a desk and below on a phone, usually Facts. */
  readonly aside?: ReactNode;
  /** A smaller title, for pages where the work below needs the room. */
  readonly compact?: boolean;
  /** Tags or actions under the lead. */
  readonly children?: ReactNode;
}

/** The head of a page: its one h1 with the way to it, a lead, and facts beside. */
export function PageHead(props: PageHeadProps) {
  const { title, titleLang, beside, breadcrumb, lead, leadLang, aside, compact = false, children } = props;
  return (
    <div className={compact ? "page-head page-head-compact" : "page-head"}>
      <div className="page-head-title">
        {breadcrumb}
        <h1 lang={titleLang}>
          {title}
          {beside && <span className="page-head-beside"> {beside}</span>}
        </h1>
        {lead && (
          <p className="lead" lang={leadLang}>
            {lead}
          </p>
        )}
        {children}
      </div>
      {aside && <div className="page-head-aside">{aside}</div>}
    </div>
  );
}

import type { ReactNode } from "react";
import { PageHead } from "#app/components/page-head.tsx";
import { AccountTabs } from "./account-tabs.tsx";

interface AccountFrameProps {
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  readonly current: "overview" | "security" | "sessions" | "letters";
  /** Whether the page lies below its tab, which then leads back. */
  readonly isBelow?: boolean;
  readonly children: ReactNode;
}

/** A page of one's own account: head, tabs, what stands below. */
export function AccountFrame({ title, lead, current, isBelow = false, children }: AccountFrameProps) {
  return (
    <div className="wrap page">
      <PageHead compact={isBelow} title={title} lead={lead} />
      <AccountTabs current={current} />
      <div className="stack">{children}</div>
    </div>
  );
}

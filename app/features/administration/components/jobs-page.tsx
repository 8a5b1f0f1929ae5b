import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Note } from "#app/components/note.tsx";
import { PageHead } from "#app/components/page-head.tsx";
import { VisuallyHidden } from "#app/components/visually-hidden.tsx";
import { pathsOf } from "#app/http/paths.ts";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { usePageTexts, useTexts } from "#app/language/use-texts.tsx";
import { AdminTabs } from "./admin-tabs.tsx";
import { JobFigures, type JobCounts } from "./job-figures.tsx";
import { PagesNav } from "./pages-nav.tsx";

interface DeadJob {
  readonly id: string;
  readonly task: string;
  readonly key: string | null;
  readonly tries: number;
  readonly lastError: string | null;
  readonly lastTriedAt: Date;
}

interface JobsPageProps {
  readonly counts: JobCounts;
  readonly jobs: readonly DeadJob[];
  readonly page: number;
  readonly hasMore: boolean;
  readonly hasOutbox: boolean;
  /** What was wrong with the last form. */
  readonly errors: ReactNode;
}

/** The jobs: how many there are, letters held after a restore, and the dead letters, each to be tried again or removed. */
export function JobsPage({ counts, jobs, page, hasMore, hasOutbox, errors }: JobsPageProps) {
  const t = useTexts("administration");
  const path = pathsOf(usePageTexts().lang).adminJobs;
  return (
    <div className="wrap page">
      <PageHead compact title={t("jobs.title")} lead={t("jobs.lead")} />
      <AdminTabs current="jobs" hasOutbox={hasOutbox} />
      {errors}
      <div className="stack">
        <JobFigures counts={counts} />
        {counts.held > 0 && <HeldLetters count={counts.held} />}
        <h2>{t("jobs.deadLetters")}</h2>
        {jobs.length === 0 && <EmptyState title={t("jobs.none")}>{t("jobs.noneLead")}</EmptyState>}
        {jobs.length > 0 && (
          <ul className="rows">
            {jobs.map((job) => (
              <DeadLetter key={job.id} job={job} />
            ))}
          </ul>
        )}
        <PagesNav path={path} page={page} hasMore={hasMore} />
      </div>
    </div>
  );
}

function HeldLetters({ count }: { readonly count: number }) {
  const t = useTexts("administration");
  return (
    <Note isWarning>
      <p>{t("jobs.held", { count })}</p>
      <form method="post" className="actions">
        <Button name="deed" value="releaseMail">
          {t("jobs.releaseMail")}
        </Button>
        <Button name="deed" value="dropMail" kind="danger">
          {t("jobs.dropMail")}
        </Button>
      </form>
    </Note>
  );
}

function DeadLetter({ job }: { readonly job: DeadJob }) {
  const t = useTexts("administration");
  const formats = useFormatsIn(t, "jobs.lastTried");
  const which = <VisuallyHidden>{` ${job.task} ${job.id}`}</VisuallyHidden>;
  return (
    <li>
      <p className="rows-title">
        <code>{job.task}</code> <span className="soft">{job.id}</span>
      </p>
      {job.key !== null && (
        <p className="small">
          <bdi className="breakable">{job.key}</bdi>
        </p>
      )}
      <p className="small soft">
        {t("jobs.lastTried", { count: job.tries, at: formats.dateTime(job.lastTriedAt) })}
      </p>
      {job.lastError !== null && (
        <details>
          <summary>{t("jobs.lastError")}</summary>
          <pre className="source" lang="en" dir="ltr">
            {job.lastError}
          </pre>
        </details>
      )}
      <form method="post" className="actions">
        <input type="hidden" name="job" value={job.id} />
        <Button name="deed" value="retry" kind="quiet">
          {t("jobs.retry")}
          {which}
        </Button>
        <Button name="deed" value="remove" kind="danger">
          {t("jobs.remove")}
          {which}
        </Button>
      </form>
    </li>
  );
}

import { Figures } from "#app/components/facts.tsx";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";

const kinds = ["dead", "waiting", "running", "held"] as const;

export type JobCounts = Readonly<Record<(typeof kinds)[number], number>>;

/** How many jobs are given up, wait, run and are held. */
export function JobFigures({ counts }: { readonly counts: JobCounts }) {
  const t = useTexts("administration");
  const formats = useFormats();
  const facts = kinds.map((key) => ({
    key,
    term: t(`jobs.count.${key}`),
    value: formats.number(counts[key]),
  }));
  return <Figures facts={facts} />;
}

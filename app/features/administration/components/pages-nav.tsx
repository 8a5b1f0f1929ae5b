import { Pagination } from "#app/components/pagination.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

interface PagesNavProps {
  readonly path: string;
  /** From 1. */
  readonly page: number;
  readonly hasMore: boolean;
}

/** From one page of a list, the newest first, to newer and older ones. */
export function PagesNav({ path, page, hasMore }: PagesNavProps) {
  const t = useTexts("administration");
  if (page === 1 && !hasMore) return null;
  const step = (to: number, key: "newer" | "older") => ({
    href: to === 1 ? path : `${path}?page=${String(to)}`,
    label: t(`pages.${key}`),
  });
  return (
    <Pagination
      label={t.plain("pages.label")}
      previous={page > 1 ? step(page - 1, "newer") : undefined}
      next={hasMore ? step(page + 1, "older") : undefined}
    />
  );
}

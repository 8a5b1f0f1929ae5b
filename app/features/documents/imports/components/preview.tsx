import type { ReactNode } from "react";
import { Button } from "#app/components/button.tsx";
import { InputField } from "#app/components/field.tsx";
import { Note } from "#app/components/note.tsx";
import { Pagination } from "#app/components/pagination.tsx";
import { FormErrors, useFieldError } from "#app/frame/form-errors.tsx";
import { typed, type FormReply } from "#app/http/form.ts";
import { useTexts } from "#app/language/use-texts.tsx";
import type { ShownImport, ShownPreview } from "../shown-import.ts";
import { BlockRow } from "./block-row.tsx";
import { placeOf } from "./place-of.ts";

interface PreviewProps {
  readonly page: ShownImport;
  readonly preview: ShownPreview;
  readonly reply: FormReply | undefined;
}

/** What a file would make of the draft: counts, what is left out, each block, and the way into the draft. */
export function Preview({ page, preview, reply }: PreviewProps) {
  const t = useTexts("imports");
  return (
    <div className="stack">
      <Counts preview={preview} />
      {page.isTranslation && <Note>{t("translation")}</Note>}
      <LeftOut preview={preview} />
      <Gone page={page} preview={preview} />
      <Taking page={page} preview={preview} reply={reply} />
      <section className="stack section" aria-labelledby="blocks">
        <h2 id="blocks">{t("blocks")}</h2>
        <ol className="import-blocks" start={(preview.blocks[0]?.index ?? 0) + 1}>
          {preview.blocks.map((block) => (
            <BlockRow key={block.index} block={block} page={page} preview={preview} />
          ))}
        </ol>
        <Pages preview={preview} />
      </section>
    </div>
  );
}

const counted = ["same", "changed", "fresh", "out", "gone"] as const;

function Counts({ preview: { counts } }: Pick<PreviewProps, "preview">) {
  const t = useTexts("imports");
  return (
    <p className="compare-counts">
      {counted
        .filter((kind) => counts[kind] > 0)
        .map((kind, index) => (
          <span key={kind}>
            {index > 0 && " · "}
            {t(`count.${kind}`, { count: counts[kind] })}
          </span>
        ))}
    </p>
  );
}

function LeftOut({ preview: { leftOut } }: Pick<PreviewProps, "preview">) {
  const t = useTexts("imports");
  if (leftOut.length === 0) return <p>{t("nothingLeftOut")}</p>;
  return (
    <section className="stack" aria-labelledby="left-out">
      <h2 id="left-out">{t("leftOut")}</h2>
      <ul className="import-left-out">
        {leftOut.map(({ what, count, places }) => (
          <li key={what}>
            {t(`lost.${what}`, { count })}
            {places.map(({ block, page }) => (
              <Place key={block} href={placeOf({ page, block })}>
                {t("place", { number: block + 1 })}
              </Place>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Place({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <>
      {" "}
      <a className="import-place" href={href}>
        {children}
      </a>
    </>
  );
}

function Gone({ page, preview: { counts, gone } }: Pick<PreviewProps, "page" | "preview">) {
  const t = useTexts("imports");
  if (gone.length === 0) return null;
  return (
    <details>
      <summary>{t("gone", { count: counts.gone })}</summary>
      <ul className="import-gone">
        {gone.map(({ id, number, begins }) => (
          <li key={id}>
            {number} <span lang={page.lang}>{begins}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Taking({ preview, reply }: PreviewProps) {
  const t = useTexts("imports");
  const errorOf = useFieldError(reply);
  return (
    <form method="post" className="form stack" id="taking">
      <FormErrors reply={reply} labels={{ title: t("documentTitle") }} />
      <InputField
        name="title"
        label={t("documentTitle")}
        defaultValue={typed(reply, "title", preview.title)}
        error={errorOf("title")}
      />
      <p>
        <Button name="deed" value="take">
          {t("take")}
        </Button>
      </p>
    </form>
  );
}

function Pages({ preview: { page, pages } }: Pick<PreviewProps, "preview">) {
  const t = useTexts("imports");
  if (pages < 2) return null;
  return (
    <Pagination
      label={t.plain("pages")}
      pages={Array.from({ length: pages }, (_, index) => ({
        key: String(index + 1),
        label: index + 1,
        href: placeOf({ page: index + 1 }),
        isCurrent: index + 1 === page,
      }))}
    />
  );
}

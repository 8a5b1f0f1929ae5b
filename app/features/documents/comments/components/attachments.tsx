import { useTexts } from "#app/language/use-texts.tsx";
import { usePageTexts } from "#app/language/use-texts.tsx";
import { Saying } from "#app/features/documents/components/saying.tsx";
import type { ShownFile } from "#app/features/documents/shown.ts";

interface AttachmentsProps {
  readonly files: readonly ShownFile[];
  /** The language of the comment they hang on, in which they are described. */
  readonly lang: string;
}

/** The files of a comment: name, kind and size, and in words what each shows. Nothing without any. */
export function Attachments({ files, lang }: AttachmentsProps) {
  const t = useTexts("files");
  const page = usePageTexts();
  if (files.length === 0) return null;
  return (
    <ul className="attachments" lang={page.lang} aria-label={t.plain("attached")}>
      {files.map(({ id, name, type, size, href, description }) => (
        <li key={id}>
          <a href={href} download>
            <bdi>{name}</bdi>
          </a>{" "}
          <span className="small soft">
            {type}
            {" · "}
            <Saying said={size} />
          </span>
          {description !== null && (
            <p className="small" lang={lang} dir="auto">
              {description}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

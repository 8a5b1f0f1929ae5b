import { kindOf } from "#app/features/access/file-kinds.ts";
import { useFormats, useTexts } from "#app/language/use-texts.tsx";
import type { MessageFile } from "../../room-event.ts";

interface MessageFilesProps {
  readonly files: readonly MessageFile[];
  /** The language of the message they hang on, in which they are described. */
  readonly lang: string | undefined;
}

/** The files of a message: a picture as a small one of known size, the others by name; kind and size. Nothing without any. */
export function MessageFiles({ files, lang }: MessageFilesProps) {
  const t = useTexts("files");
  const formats = useFormats();
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label={t.plain("attached")}>
      {files.map(({ id, name, description, mediaType, bytes, preview }) => (
        <li key={id}>
          <a href={`/files/${id}/${encodeURIComponent(name)}`} download>
            {preview && (
              <img
                src={`/files/${id}/preview`}
                width={preview.width}
                height={preview.height}
                loading="lazy"
                decoding="async"
                alt={description ?? ""}
                lang={lang}
              />
            )}
            <bdi>{name}</bdi>
          </a>{" "}
          <span className="small soft" suppressHydrationWarning>
            {kindOf(mediaType)?.ext.toUpperCase()}
            {" · "}
            {formats.size(bytes)}
          </span>
          {description !== null && (
            <p className="small" lang={lang} dir="auto" aria-hidden={preview !== null}>
              {description}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

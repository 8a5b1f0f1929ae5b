import { useFormats, useTexts } from "#app/language/use-texts.tsx";

/** Says once in which zone a page's times are. */
export function TimesIn({ zone }: { readonly zone: string }) {
  const t = useTexts("room-reading");
  const formats = useFormats();
  return (
    <p className="small soft" suppressHydrationWarning>
      {t("timesIn", { zone: formats.zone(zone) })}
    </p>
  );
}

import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

/** Says once, below what is dated, in which zone a page's times are. */
export function TimesIn({ zone }: { readonly zone: string }) {
  return (
    <p className="small soft pt-3">
      <ZoneOfTimes zone={zone} />
    </p>
  );
}

/** As `TimesIn`, within a sentence. Browsers may name zones differently than the server did: what it wrote stays. */
export function ZoneOfTimes({ zone }: { readonly zone: string }) {
  const t = useTexts("room-reading");
  const formats = useFormatsIn(t, "timesIn");
  return (
    <span lang={t.lang("timesIn")} suppressHydrationWarning>
      {t.plain("timesIn", { zone: formats.zone(zone) })}
    </span>
  );
}

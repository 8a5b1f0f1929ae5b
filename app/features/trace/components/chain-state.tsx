import { Button } from "#app/components/button.tsx";
import { Note } from "#app/components/note.tsx";
import { useFormatsIn } from "#app/language/fallback.tsx";
import { useTexts } from "#app/language/use-texts.tsx";

export interface Check {
  readonly at: Date;
  readonly n: number;
  readonly brokenAt: number | null;
}

/** How far the chain was found whole, and when; and the way to have all of it checked now. */
export function ChainState({ check }: { readonly check: Check | null }) {
  const t = useTexts("trace");
  const isBroken = typeof check?.brokenAt === "number";
  return (
    <Note isWarning={isBroken}>
      <p>{check ? <Found {...check} /> : t("chain.unchecked")}</p>
      <form method="post" className="pt-3">
        <Button kind="quiet">{t("chain.checkNow")}</Button>
      </form>
    </Note>
  );
}

function Found({ at, n, brokenAt }: Check) {
  const t = useTexts("trace");
  const formats = useFormatsIn(t, "chain.checkNow");
  const when = formats.dateTime(at);
  if (brokenAt === null) return <>{t("chain.whole", { n: formats.number(n), at: when })}</>;
  return <>{t("chain.broken", { n: formats.number(brokenAt), at: when })}</>;
}

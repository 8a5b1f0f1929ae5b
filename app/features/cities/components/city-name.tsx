import { usePageTexts } from "#app/language/use-texts.tsx";

interface Named {
  readonly name: string;
  readonly names: readonly { readonly lang: string; readonly text: string }[];
}

/** `en` on every page but the English one: names, notes and titles of the reference content are English. */
export function useEnglish(): "en" | undefined {
  return usePageTexts().lang === "en" ? undefined : "en";
}

/** What a city calls itself, where it is not its English name: each in its language. Nothing where there is none. */
export function OwnNames({ name, names }: Named) {
  const own = ownNamesOf({ name, names });
  if (own.length === 0) return null;
  return (
    <>
      {own.map(({ lang, text }, i) => (
        <span key={lang}>
          {i > 0 && " · "}
          <bdi lang={lang}>{text}</bdi>
        </span>
      ))}
    </>
  );
}

/** Lontara: the portal brings no font for it and many systems have none, so that a name would be empty boxes. */
const undrawn = /\p{Script=Buginese}/u;

function ownNamesOf({ name, names }: Named): Named["names"] {
  return names.filter(
    ({ text }, i) =>
      text !== name && !undrawn.test(text) && names.findIndex((one) => one.text === text) === i,
  );
}

const latin = /^[\p{Script=Latin}\p{Script=Common}\p{M}]+$/u;

/** The own names that a list in this language shows: those in Latin letters and those in its own script, for every other script costs a font. */
export function namesForList(names: Named["names"], pageLang: string): Named["names"] {
  return names.filter(({ lang, text }) => lang === pageLang || latin.test(text));
}

/** Whether a city calls itself otherwise than in English. */
export function hasOwnNames(city: Named): boolean {
  return ownNamesOf(city).length > 0;
}

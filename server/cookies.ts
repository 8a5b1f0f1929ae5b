const textSizes = ["s", "m", "l", "xl"] as const;
export type TextSize = (typeof textSizes)[number];

/** The size of text chosen in this browser, `m` without a choice of ours. */
export function textSizeOf(cookies: string | null | undefined): TextSize {
  const chosen = /(?:^|;\s*)text-size=([a-z]{1,2})(?:;|$)/.exec(cookies ?? "")?.[1];
  return textSizes.find((size) => size === chosen) ?? "m";
}

/** Whether a message waits to be shown once. */
export function hasFlash(cookies: string | null | undefined): boolean {
  return /(?:^|;\s*)flash=/.test(cookies ?? "");
}

/** The language chosen in this browser, if any. */
export function chosenLanguage(cookies: string | null | undefined): string | undefined {
  return /(?:^|;\s*)lang=([A-Za-z-]{2,8})(?:;|$)/.exec(cookies ?? "")?.[1];
}

interface Navigation {
  readonly site: string | null | undefined;
  readonly mode: string | null | undefined;
  readonly cookies: string | null | undefined;
}

/** Remembers the language when someone goes to another one inside the portal; a link from elsewhere changes nothing. */
export function languageCookie({ site, mode, cookies }: Navigation, lang: string): string | null {
  if (site !== "same-origin" || mode !== "navigate" || chosenLanguage(cookies) === lang) return null;
  return `lang=${lang}; Path=/; SameSite=Lax; Max-Age=31536000`;
}

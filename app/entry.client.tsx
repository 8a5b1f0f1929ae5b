import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { learnFormats } from "./language/formats.ts";
import { isLang, type Lang } from "./language/languages.ts";
import { spelledFormats, type Spelled } from "./language/spelled.ts";
import { tellZone } from "./live/zone.ts";
import { createTexts, type Resources } from "./language/texts.ts";
import { TextsProvider } from "./language/use-texts.tsx";

/** How often the texts are asked for, and after how long again, in milliseconds: without them the page stays as it came. */
const tries = 5;
const pause = 2_000;

/** Takes over an interactive page with its texts, which the browser keeps from page to page; other pages ship no script at all. */
async function takeOver() {
  const { lang } = document.documentElement;
  const address = document.querySelector<HTMLLinkElement>("#texts")?.getAttribute("href") ?? "";
  if (!isLang(lang)) return;
  const { spelled, ...resources } = await fetchTexts(address);
  if (spelled) learnFormats(lang, spelledFormats(spelled));
  const version = address.split("/")[3];
  const texts = createTexts(lang, resources[lang] ?? {}, resources.en ?? {}, { version });
  await pageDataRead();
  startTransition(() => {
    hydrateRoot(
      document,
      <TextsProvider value={texts}>
        <RemixBrowser />
      </TextsProvider>,
    );
  });
}

/**
 * Remix throws a promise as long as it reads the page's data. React would wait for that at its root, and leave the page dead
 * for good where a key is pressed or something tapped meanwhile ("Root did not complete"): so it is waited for before.
 */
async function pageDataRead(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (waiting) {
    await waiting;
  }
}

type Carried = Partial<Record<Lang, Resources>> & { readonly spelled?: Spelled };

async function fetchTexts(address: string): Promise<Carried> {
  for (let count = 1; ; count += 1) {
    try {
      const answer = await fetch(address);
      if (answer.ok) return (await answer.json()) as Carried;
    } catch (error) {
      if (count === tries) throw error;
    }
    if (count === tries) return {};
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

void takeOver();
tellZone();

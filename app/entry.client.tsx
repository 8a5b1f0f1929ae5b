import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { isLang } from "./language/languages.ts";
import { createTexts, type Resources } from "./language/texts.ts";
import { TextsProvider } from "./language/use-texts.tsx";

/** Takes over an interactive page with the texts that stand in it; other pages ship no script at all. */
function takeOver() {
  const { lang } = document.documentElement;
  const carried = document.getElementById("texts")?.textContent ?? "{}";
  const resources = JSON.parse(carried) as Record<string, Resources>;
  if (!isLang(lang)) return;
  const texts = createTexts(lang, resources[lang] ?? {}, resources["en"] ?? {});
  startTransition(() => {
    hydrateRoot(
      document,
      <TextsProvider value={texts}>
        <RemixBrowser />
      </TextsProvider>,
    );
  });
}

takeOver();

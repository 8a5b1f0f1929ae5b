/** Languages as Word names them, with a region. */
const wordTags: Readonly<Record<string, string>> = {
  ...{ en: "en-GB", vi: "vi-VN", id: "id-ID", ms: "ms-MY", th: "th-TH", fil: "fil-PH", km: "km-KH" },
  ...{ lo: "lo-LA", my: "my-MM", "zh-Hans": "zh-CN", ta: "ta-IN", pt: "pt-PT", tet: "tet-TL" },
};

/** Fonts that Windows has for scripts which Word calls complex; it takes its own where it has none of them. */
const complexFonts: Readonly<Record<string, string>> = {
  ...{ th: "Leelawadee UI", lo: "Leelawadee UI", km: "Leelawadee UI", my: "Myanmar Text", ta: "Nirmala UI" },
};

const scripts: readonly (readonly [lang: string, letters: RegExp])[] = [
  ["th", /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u],
  ["my", /\p{Script=Myanmar}/u],
  ["ta", /\p{Script=Tamil}/u],
];

/** Language and fonts of text in this language (BCP 47); a text that quotes another script than its own gets that one's font. */
export function tongueOf(lang: string, text = "") {
  const tag = wordTags[lang] ?? lang;
  return {
    language: { value: tag, eastAsia: lang === "zh-Hans" ? tag : "zh-CN", bidirectional: tag },
    font: {
      ascii: "Calibri",
      hAnsi: "Calibri",
      eastAsia: "Microsoft YaHei",
      cs: complexFonts[lang] ?? complexFonts[scriptOf(text)] ?? "Calibri",
    },
  };
}

function scriptOf(text: string): string {
  return scripts.find(([, letters]) => letters.test(text))?.[0] ?? "en";
}

import { expect, test } from "vitest";
import { isLang, languages, negotiate } from "./languages.ts";

test("thirteen languages, each once", () => {
  expect(languages.map(({ tag }) => tag).join(" ")).toBe("en vi id ms th fil km lo my zh-Hans ta pt tet");
});

test("only the exact tag is a language of the portal", () => {
  expect(isLang("zh-Hans")).toBe(true);
  for (const value of ["zh-hans", "zh", "EN", "", "constructor", undefined, null, 1])
    expect(isLang(value)).toBe(false);
});

test.each([
  ["nothing", undefined, "en"],
  ["an empty header", "", "en"],
  ["a region", "vi-VN", "vi"],
  ["the header's order", "th, vi", "th"],
  ["weights before order", "en;q=0.5, km;q=0.9, lo;q=0.8", "km"],
  ["spaces and capitals", "  ID ; Q=0.9 , en ; q=0.1", "id"],
  ["a language the portal lacks, then one it has", "fr-FR, de;q=0.9, my;q=0.2", "my"],
  ["a language refused", "vi;q=0, ta", "ta"],
  ["anything", "*", "en"],
  ["Chinese", "zh", "zh-Hans"],
  ["Chinese of the mainland", "zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"],
  ["Chinese of Singapore", "zh-SG", "zh-Hans"],
  ["Chinese by script and region", "zh-Hans-SG", "zh-Hans"],
  ["Indonesian's old code", "in-ID", "id"],
  ["Tagalog", "tl-PH", "fil"],
  ["Malay of Brunei", "ms-BN", "ms"],
  ["Portuguese of Brazil", "pt-BR", "pt"],
  ["Tetum", "tet-TL, pt;q=0.5", "tet"],
  ["names every object has", "constructor, __proto__, toString", "en"],
  ["broken weights", "vi;q=high, th;q=7, lo;q=-1", "en"],
  ["noise", ";;;,,,=q;q=q", "en"],
])("Accept-Language: %s", (_, header, lang) => {
  expect(negotiate(header, undefined)).toBe(lang);
});

test("the cookie comes before the header, but only if it names a language of the portal", () => {
  expect(negotiate("vi", "th")).toBe("th");
  expect(negotiate("vi", "xx")).toBe("vi");
});

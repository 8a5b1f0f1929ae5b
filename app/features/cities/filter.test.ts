import { expect, test } from "vitest";
import { filterCities, fold } from "./filter.ts";

const city = (name: string, countryCode: string, names: string[], focusAreas: string[] = []) => ({
  name,
  countryCode,
  names: names.map((text) => ({ text })),
  focusAreas,
});
const cities = [
  city("Da Nang", "VN", ["Đà Nẵng"], ["civic-social", "quality-environment"]),
  city("Hanoi", "VN", ["Hà Nội"], ["civic-social"]),
  city("Phuket", "TH", ["ภูเก็ต"], ["quality-environment"]),
  city("Phnom Penh", "KH", ["ភ្នំពេញ"]),
  city("Dili", "TL", ["Díli", "Dili"]),
];
const found = (filter: { country?: string; focusArea?: string; words?: string }) =>
  filterCities(cities, { words: "", ...filter }).map(({ name }) => name);

test("diacritics, capitals, spaces and signs are passed over, đ is d", () => {
  expect(fold("Đà Nẵng")).toBe("danang");
  expect(fold("Thành phố Hồ Chí Minh")).toBe("thanhphohochiminh");
  expect(fold("  Nay-Pyi\u200bTaw! ")).toBe("naypyitaw");
});

test("the marks of Thai and Khmer are letters and stay", () => {
  expect(fold("ภูเก็ต")).toBe("ภูเก็ต");
  expect(fold("ភ្នំពេញ")).toBe("ភ្នំពេញ");
  expect(found({ words: "ภเกต" })).toEqual([]);
});

test.each([
  ["da nang", ["Da Nang"]],
  ["ĐÀ NẴNG", ["Da Nang"]],
  ["Đà Nẵng".normalize("NFD"), ["Da Nang"]],
  ["danang", ["Da Nang"]],
  ["ha noi", ["Hanoi"]],
  ["díl", ["Dili"]],
  ["ภูเก็ต", ["Phuket"]],
  ["ភ្នំ", ["Phnom Penh"]],
  ["nowhere", []],
  ["!?", []],
  ["", cities.map(({ name }) => name)],
])("%s finds %j", (words, names) => {
  expect(found({ words })).toEqual(names);
});

test("every part of the filter must fit", () => {
  expect(found({ country: "VN" })).toEqual(["Da Nang", "Hanoi"]);
  expect(found({ focusArea: "quality-environment" })).toEqual(["Da Nang", "Phuket"]);
  expect(found({ country: "VN", focusArea: "quality-environment" })).toEqual(["Da Nang"]);
  expect(found({ country: "TH", words: "da nang" })).toEqual([]);
});

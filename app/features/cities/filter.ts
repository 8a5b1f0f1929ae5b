/** What a city is searched by. */
export interface FilteredCity {
  readonly name: string;
  readonly countryCode: string;
  readonly names: readonly { readonly text: string }[];
  readonly focusAreas: readonly string[];
}

export interface CityFilter {
  readonly country?: string | undefined;
  readonly focusArea?: string | undefined;
  /** A part of a name, as someone types it. */
  readonly words: string;
}

/** The diacritics of Latin letters only: the vowels of Thai, Khmer, Lao and Burmese are marks too, and are kept. */
const latinMarks = /[\u0300-\u036f]/gu;
const betweenLetters = /[^\p{L}\p{M}\p{N}]/gu;

/** A name as it is compared: without capitals, Latin diacritics, spaces and signs; đ is d. "Đà Nẵng" → "danang" */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(latinMarks, "")
    .toLowerCase()
    .replaceAll("đ", "d")
    .replace(betweenLetters, "")
    .normalize("NFC");
}

/** The cities that fit every part of the filter, in their order. Words without a letter or digit fit none. */
export function filterCities<City extends FilteredCity>(
  cities: readonly City[],
  { country, focusArea, words }: CityFilter,
): City[] {
  const wanted = fold(words);
  const hasWanted = (city: City) =>
    wanted !== "" &&
    [city.name, ...city.names.map(({ text }) => text)].some((name) => fold(name).includes(wanted));
  return cities.filter(
    (city) =>
      (country === undefined || city.countryCode === country) &&
      (focusArea === undefined || city.focusAreas.includes(focusArea)) &&
      (words === "" || hasWanted(city)),
  );
}

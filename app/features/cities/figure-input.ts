import { figureStates, type Facts, type Figure } from "./profile.ts";

/** A figure as its fields in the form hold it: every one a text. */
export interface FigureInput {
  readonly indicator: "" | Figure["indicator"];
  readonly state: string;
  readonly value: string;
  readonly year: string;
  readonly yearNote: string;
  readonly source: string;
  readonly sourceUrl: string;
  readonly note: string;
  readonly remove?: string | undefined;
}

type Refuse = (field: keyof FigureInput, key: string) => void;

const spaces = /[\s\u00a0\u202f]/gu;
const [earliest, latest] = [1900, 2100];

/** The row for a figure to add. */
export const emptyInput: FigureInput = {
  indicator: "",
  state: "known",
  value: "",
  year: "",
  yearNote: "",
  source: "",
  sourceUrl: "",
  note: "",
};

/** The rows of the form for a city's figures. */
export function inputsOf({ figures }: Facts): FigureInput[] {
  return figures.map((figure) => ({
    indicator: figure.indicator,
    state: figure.state,
    value: figure.value === null ? "" : String(figure.value),
    year: figure.year === null ? "" : String(figure.year),
    yearNote: figure.yearNote ?? "",
    source: figure.source ?? "",
    sourceUrl: figure.sourceUrl ?? "",
    note: figure.note ?? "",
  }));
}

/**
 * The figure a row of the form stands for, or that it is empty or to be removed. What is wrong goes to `refuse` with the
 * key of its sentence; a known figure has a source, and a year or a word on why it has none.
 */
export function figureOf(input: FigureInput, refuse: Refuse): Figure | "empty" | "removed" {
  if (input.remove !== undefined) return "removed";
  if (isEmpty(input)) return "empty";
  if (input.indicator === "") {
    refuse("indicator", "required");
    return "empty";
  }
  const state = figureStates.find((known) => known === input.state);
  if (!state) refuse("state", "badValue");
  if (state === "known") requireGrounds(input, refuse);
  else if (state && input.value !== "") refuse("value", "valueNotExpected");
  return {
    indicator: input.indicator,
    state: state ?? "known",
    value: input.value === "" ? null : numberOf(input, refuse),
    year: yearOf(input, refuse),
    yearNote: input.yearNote || null,
    source: input.source || null,
    sourceUrl: addressOf(input, refuse),
    note: input.note || null,
  };
}

function isEmpty({ indicator, value, year, yearNote, source, sourceUrl, note }: FigureInput): boolean {
  return [indicator, value, year, yearNote, source, sourceUrl, note].every((field) => field === "");
}

function requireGrounds({ value, year, yearNote, source }: FigureInput, refuse: Refuse): void {
  if (value === "") refuse("value", "required");
  if (source === "") refuse("source", "required");
  if (year === "" && yearNote === "") refuse("year", "yearNeeded");
}

/** Digits, spaces between them, a point before decimals: a comma would be read in two ways. */
function numberOf({ indicator, value }: FigureInput, refuse: Refuse): number | null {
  const digits = value.replace(spaces, "");
  if (!/^[0-9]{1,12}(?:\.[0-9]{1,3})?$/.test(digits)) refuse("value", "badNumber");
  else if (indicator === "population" && digits.includes(".")) refuse("value", "wholeNumber");
  else return Number(digits);
  return null;
}

function yearOf({ year }: FigureInput, refuse: Refuse): number | null {
  if (year === "") return null;
  const number = Number(year);
  if (/^[0-9]{4}$/.test(year) && number >= earliest && number <= latest) return number;
  refuse("year", "badYear");
  return null;
}

function addressOf({ sourceUrl }: FigureInput, refuse: Refuse): string | null {
  if (sourceUrl === "") return null;
  const isAddress = /^https?:\/\//iu.test(sourceUrl) && !/\s/u.test(sourceUrl) && URL.canParse(sourceUrl);
  if (isAddress) return sourceUrl;
  refuse("sourceUrl", "badAddressOfSource");
  return null;
}

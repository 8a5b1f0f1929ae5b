import type { Formats } from "./formats.ts";
import type { TextValues } from "./texts.ts";

/**
 * What a refusal's sentence is said with, as its reader writes it: `retryAfter` (s) becomes `wait`, "40 seconds"; a moment
 * `until` (ISO 8601, UTC) becomes its date and time in `timeZone` (IANA name), whose name goes with it as `zone`.
 */
export function inWords(values: TextValues, formats: Formats, timeZone: string): TextValues {
  const { retryAfter, until, ...others } = values;
  return {
    ...others,
    ...(retryAfter !== undefined && { wait: formats.lasting(Number(retryAfter)) }),
    ...(until !== undefined &&
      until !== "" && { until: formats.dateTime(new Date(until), timeZone), zone: formats.zone(timeZone) }),
  };
}

/** A browser and a system by the names people know them by; null where the line names none of ours. */
export interface Agent {
  readonly browser: string | null;
  readonly system: string | null;
}

/** The first that fits: most browsers also call themselves by the names of those below. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrom(?:e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b|\biPod\b/, "iOS"],
  [/\biPad\b/, "iPadOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** As much of a User-Agent line as a person needs to know their own device again; the line itself is not kept. */
export function agentOf(userAgent: string | null): Agent {
  const first = (known: readonly [RegExp, string][]) =>
    known.find(([pattern]) => pattern.test((userAgent ?? "").slice(0, 500)))?.[1] ?? null;
  return { browser: first(browsers), system: first(systems) };
}

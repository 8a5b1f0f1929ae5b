/** The choice of the office's own zone, whatever the device says. */
export const ofOffice = "office";

const year = 31_536_000;
const name = /^[A-Za-z][A-Za-z0-9_+/-]{1,40}$/;

/** What was chosen in this browser: a zone (IANA name), `office`, or nothing ("") where the device's own goes first. */
export function zoneChoiceIn(cookies: string | null | undefined): string {
  const given = /(?:^|;\s*)chosen-zone=([^;]*)/.exec(cookies ?? "")?.[1] ?? "";
  return isZoneChoice(given) ? given : "";
}

/** Whether this may be chosen: a zone that the platform knows, `office` or nothing. */
export function isZoneChoice(choice: string): boolean {
  if (choice === "" || choice === ofOffice) return true;
  if (!name.test(choice)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: choice });
    return true;
  } catch {
    return false;
  }
}

/** The Set-Cookie value that keeps a choice for a year, or forgets the last one. */
export function zoneCookie(choice: string): string {
  return `chosen-zone=${choice}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${String(choice === "" ? 0 : year)}`;
}

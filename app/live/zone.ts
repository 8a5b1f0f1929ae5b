const year = 31_536_000;

/** Keeps the zone this browser is in where the next page finds it; a zone chosen by hand stands above it. */
export function tellZone(): void {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  // Browsers name some places as nobody else does; the server passes over what it does not know.
  if (!/^[A-Za-z0-9_+/-]+$/.test(timeZone) || document.cookie.split("; ").includes(`zone=${timeZone}`))
    return;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `zone=${timeZone}; Path=/; SameSite=Lax; Max-Age=${String(year)}${secure}`;
}

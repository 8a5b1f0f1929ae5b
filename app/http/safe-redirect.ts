import { redirect } from "@remix-run/node";

/** The sentences that can be shown once after a deed: keys of locales/<lang>/frame.json `flash`. */
const flashes = [
  "citySaved",
  "mandateChanged",
  "zoneChosen",
  "signedIn",
  "signedOut",
  "dataRequested",
  "accountClosing",
  "accountKept",
  "invitationSent",
  "invitationWithdrawn",
  "mandateEnded",
  "endChanged",
  "noteSaved",
  "termOpened",
  "registrationSent",
  "registrationDecided",
  "invitationAccepted",
  "settingsSaved",
  "passwordChanged",
  "addressAsked",
  "addressChanged",
  "appRemoved",
  "passkeyRemoved",
  "sessionEnded",
  "sessionsEnded",
  "jobsMended",
  "placesDecided",
  "answersPublished",
  "amendmentPutIn",
  "matrixSaved",
  "matrixTaken",
  "periodSaved",
  "publicCommentSent",
  "messageReported",
  "moderated",
  "roomSaved",
  "roomOpened",
  "lettersSaved",
] as const;
type Flash = (typeof flashes)[number];

/** `to` if it is a path of ours, fit for a header, else `otherwise`: no user's string sends anyone to another site. */
export function ownPath(to: string | null | undefined, otherwise: string): string {
  const isOwn =
    typeof to === "string" && /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(to) && to.length < 2000;
  // A header carries ASCII: other letters are written as an address writes them.
  return isOwn ? to.toWellFormed().replace(/[^\u0021-\u007e]+/g, encodeURIComponent) : otherwise;
}

interface Carrying {
  /** Shown once on the next page. */
  readonly flash?: Flash;
  readonly cookies?: readonly string[];
}

/** 303 to a path of ours: the one way to send someone on after a deed. Throws nothing; a foreign address becomes `/`. */
export function seeOther(path: string, { flash, cookies = [] }: Carrying = {}): Response {
  const headers = new Headers(cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]));
  if (flash) headers.append("Set-Cookie", `flash=${flash}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  return redirect(ownPath(path, "/"), { status: 303, headers });
}

/** The key of the message to show once, if the last answer left one of ours, and the Set-Cookie value that forgets it. */
export function readFlash(request: Request): { key: Flash; forget: string } | null {
  const given = /(?:^|;\s*)flash=([a-zA-Z]{1,40})(?:;|$)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  const key = flashes.find((known) => known === given);
  return key ? { key, forget: "flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" } : null;
}

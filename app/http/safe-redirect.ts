import { redirect } from "@remix-run/node";

/** `to` if it is a path of ours, else `otherwise`: no user's string sends anyone to another site. */
export function ownPath(to: string | null | undefined, otherwise: string): string {
  const isOwn =
    typeof to === "string" && /^\/(?![/\\])[^\\\u0000-\u0020\u007f]*$/.test(to) && to.length < 2000;
  return isOwn ? to : otherwise;
}

interface Carrying {
  /** Key of a sentence in locales/<lang>/frame.json `flash`, shown once on the next page. */
  readonly flash?: string;
  readonly cookies?: readonly string[];
}

/** 303 to a path of ours: the one way to send someone on after a deed. Throws nothing; a foreign address becomes `/`. */
export function seeOther(path: string, { flash, cookies = [] }: Carrying = {}): Response {
  const headers = new Headers(cookies.map((cookie): [string, string] => ["Set-Cookie", cookie]));
  if (flash) headers.append("Set-Cookie", `flash=${flash}; Path=/; HttpOnly; SameSite=Lax; Max-Age=60`);
  return redirect(ownPath(path, "/"), { status: 303, headers });
}

/** The key of the message to show once, if the last answer left one, and the Set-Cookie value that forgets it. */
export function readFlash(request: Request): { key: string; forget: string } | null {
  const key = /(?:^|;\s*)flash=([a-zA-Z]{1,40})(?:;|$)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  return key ? { key, forget: "flash=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0" } : null;
}

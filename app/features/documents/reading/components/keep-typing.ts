import { fieldsOf, type Fields } from "../../comments/components/typed-fields.ts";

/** How far what was typed is kept: not changed, not yet, on the server, or only in this tab, while the server cannot be reached or because it does not take it. */
export type Keeping = "unchanged" | "waiting" | "kept" | "failed" | "refused";

const pause = 1500;
const nextTry = 10_000;

interface Where {
  /** Takes what the form holds. */
  readonly address: string;
  /** Under which what the server does not have yet lies in this tab; a sign-out clears it. */
  readonly key: string;
}

/** What was typed in this tab and never reached the server: before a reload, or while the line was broken. */
export function leftBehind(key: string): Fields | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? "null") as Fields | null;
    return typeof kept === "object" ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets what lies in this tab. */
export function forget(key: string): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function remember(key: string, fields: Fields): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(fields));
  } catch {
    // Full or forbidden: the server keeps it all the same.
  }
}

/** Keeps what is typed into the form, at once in this tab and after a pause on the server, until the function it gives is called. */
export function keepTyping(
  form: HTMLFormElement,
  where: Where,
  tell: (keeping: Keeping) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** One after the other: an earlier text must not arrive after a later one. */
  let sending = Promise.resolve();
  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    const fields = fieldsOf(form);
    sending = sending
      .then(() => post(where.address, fields))
      .then((keeping) => {
        if (keeping === "failed") timer ??= setTimeout(send, nextTry);
        else if (timer !== undefined) return;
        if (keeping === "kept") forget(where.key);
        tell(keeping);
      });
  };
  const wait = () => {
    remember(where.key, fieldsOf(form));
    tell("waiting");
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };
  const hurry = () => {
    if (timer !== undefined) send();
  };
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const leave = () => {
    if (document.visibilityState === "hidden") hurry();
  };
  form.addEventListener("input", wait);
  form.addEventListener("submit", stop);
  document.addEventListener("visibilitychange", leave);
  addEventListener("online", hurry);
  if (isUnsent(form, where.key)) wait();
  return () => {
    hurry();
    stop();
    form.removeEventListener("input", wait);
    form.removeEventListener("submit", stop);
    document.removeEventListener("visibilitychange", leave);
    removeEventListener("online", hurry);
  };
}

/** Whether the form holds what the server never had: left behind in this tab, or typed before the page's script ran. */
function isUnsent(form: HTMLFormElement, key: string): boolean {
  const left = leftBehind(key);
  const now = fieldsOf(form);
  if (left) return Object.entries(left).every(([name, value]) => now[name] === value);
  return Array.from(form.querySelectorAll("textarea")).some((box) => box.value !== box.defaultValue);
}

/** Answers after which trying again is worth it: signed out, slow, too many at once, or the portal away. */
const passing = (status: number) => [401, 408, 429].includes(status) || status >= 500;

/** Whether the server has it. Outlives the page where the text is short enough for that. */
async function post(address: string, fields: Fields): Promise<"kept" | "failed" | "refused"> {
  const body = new URLSearchParams(fields);
  try {
    const keepalive = body.toString().length < 60_000;
    const { ok, status } = await fetch(address, { method: "POST", body, keepalive });
    return ok ? "kept" : passing(status) ? "failed" : "refused";
  } catch {
    return "failed";
  }
}

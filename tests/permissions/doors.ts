import { parse } from "node-html-parser";
import { kindNames, kindOf, type Kind } from "./kinds.ts";

export type Fields = Readonly<Record<string, string>>;

interface Asked {
  readonly status: number;
  readonly body: string;
}

/** One kind of user before the portal, with a session of their own. */
export interface Visit {
  readonly cookie: string;
  /** Asks for a path; posts the fields as a form where there are some. */
  ask(path: string, fields?: Fields): Promise<Asked>;
}

/** The longest that a limit may make us wait, in seconds: the limits are the product's, and the test keeps to them. */
const patience = 61;

/** The portal at `origin` for whoever carries `cookie`. */
function visitWith(origin: string, cookie: string): Visit {
  const send = (path: string, fields?: Fields) =>
    fetch(`${origin}${path}`, {
      redirect: "manual",
      headers: { Origin: origin, ...(cookie === "" ? {} : { Cookie: cookie }) },
      ...(fields ? { method: "POST", body: new URLSearchParams(fields) } : {}),
    });
  return {
    cookie,
    async ask(path, fields) {
      const answer = await send(path, fields);
      const wait = Number(answer.headers.get("retry-after") ?? 0);
      const body = await answer.text();
      if (answer.status !== 429 || wait < 1 || wait > patience) return { status: answer.status, body };
      await new Promise((resolve) => setTimeout(resolve, wait * 1000));
      const again = await send(path, fields);
      return { status: again.status, body: await again.text() };
    },
  };
}

/** What signing in needs to know. */
interface Known {
  readonly password: string;
  /** The mandate each kind acts under. */
  readonly mandates: Partial<Record<Kind, string>>;
}

/** Signs in as the kind of user does, through the form, and chooses the mandate it acts under. */
export async function signIn(origin: string, known: Known, kind: Kind): Promise<Visit> {
  const { handle, chooses } = kindOf(kind);
  if (handle === null) return visitWith(origin, "");
  const answer = await fetch(`${origin}/en/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: origin },
    body: new URLSearchParams({ email: `${handle}@ascn.example`, password: known.password }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => /^(?:__Host-)?session=[^;]/.test(one));
  if (cookie === undefined) throw new Error(`${handle} could not sign in: ${String(answer.status)}`);
  const visit = visitWith(origin, cookie.split(";")[0] ?? "");
  if (chooses) await choose(visit, known.mandates[kind] ?? "");
  return visit;
}

/** Finds the mandate's form on the account page and sends it. */
async function choose(visit: Visit, mandate: string): Promise<void> {
  const page = parse((await visit.ask("/en/account")).body);
  const input = page.querySelector(`input[name=mandate][value="${mandate}"]`);
  const action = input?.closest("form")?.getAttribute("action") ?? "/en/account";
  const { status } = await visit.ask(action, { mandate });
  if (status !== 303) throw new Error(`the mandate could not be chosen: ${String(status)}`);
}

/** Everyone, signed in; one after the other, since passwords are checked two at a time. */
export async function signInAll(origin: string, known: Known): Promise<Record<Kind, Visit>> {
  const visits = {} as Record<Kind, Visit>;
  for (const kind of kindNames) visits[kind] = await signIn(origin, known, kind);
  return visits;
}

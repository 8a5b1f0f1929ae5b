import { useState } from "react";
import type { FieldError, FormReply } from "#app/http/form.ts";
import type { FileAhead } from "../../line/outbox.ts";

interface Kept {
  readonly files: readonly FileAhead[];
  readonly errors: readonly FieldError[];
}

interface FilesAhead {
  /** Whether files are on their way. */
  readonly isSending: boolean;
  /** What was kept and what was wrong with others, of the last try that was refused. */
  readonly reply: FormReply | undefined;
  /** Another number after each try: the fields begin anew then. */
  readonly turn: number;
}

/** Whether the form has files, chosen or kept from a try before. */
export function hasFiles(form: HTMLFormElement): boolean {
  const chosen = form.querySelectorAll<HTMLInputElement>("input[type=file]");
  return (
    [...chosen].some(({ files }) => files !== null && files.length > 0) ||
    form.querySelector("input[name=attached]:checked") !== null
  );
}

/** Sends a message's files ahead of it, from the room's own page, and gives them, or null where some were not taken: then `reply` says why. */
export function useFilesAhead() {
  const [state, setState] = useState<FilesAhead>({ isSending: false, reply: undefined, turn: 0 });
  const send = async (form: HTMLFormElement): Promise<readonly FileAhead[] | null> => {
    setState((before) => ({ ...before, isSending: true }));
    const { files, errors } = await ask(new FormData(form));
    const reply: FormReply = { values: { attached: files.map((file) => ({ ...file })) }, errors };
    const isWhole = errors.length === 0;
    setState(({ turn, reply: before }) => ({
      isSending: false,
      // Where nothing came through what was chosen stays chosen.
      turn: isWhole || files.length > 0 ? turn + 1 : turn,
      reply: isWhole ? undefined : files.length > 0 ? reply : { values: before?.values ?? {}, errors },
    }));
    return isWhole ? files : null;
  };
  /** Those of a message that comes back into the box, beside what is there. */
  const restore = (files: readonly FileAhead[]) => {
    setState(({ reply, ...before }) => {
      const there = reply?.values["attached"];
      const attached = [...(Array.isArray(there) ? there : []), ...files.map((file) => ({ ...file }))];
      return { ...before, reply: { values: { ...reply?.values, attached }, errors: reply?.errors ?? [] } };
    });
  };
  return { ...state, send, restore };
}

const keys: Readonly<Record<number, string>> = { 401: "signInFirst", 413: "uploadTooLarge" };

async function ask(body: FormData): Promise<Kept> {
  try {
    const answer = await fetch(`${location.pathname}/files`, { method: "POST", body });
    if (answer.headers.get("Content-Type")?.startsWith("application/json"))
      return (await answer.json()) as Kept;
    return refused(keys[answer.status] ?? "noAnswer");
  } catch {
    return refused("noAnswer");
  }
}

function refused(key: string): Kept {
  return { files: [], errors: [{ field: "file.0", key, values: {} }] };
}

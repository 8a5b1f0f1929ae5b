import type { RoomStretch } from "../stretch.ts";

/** Asks for further messages of the room of this path; `query` as in the address of its page. Null where none are to be had now. */
export async function askStretch(path: string, query: Record<string, string>): Promise<RoomStretch | null> {
  try {
    const answer = await fetch(`${path}/messages.json?${String(new URLSearchParams(query))}`);
    return answer.ok && !answer.redirected ? ((await answer.json()) as RoomStretch) : null;
  } catch {
    return null;
  }
}

import type { MentionedOffice } from "../mentions.ts";

/** The offices that the reader may see, as the page of offices lists them, named in the reader's language; none where it cannot be had. */
export async function listedOffices(page: string): Promise<MentionedOffice[]> {
  try {
    const answer = await fetch(page);
    if (!answer.ok || answer.redirected) return [];
    const listed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const links = listed.querySelectorAll<HTMLAnchorElement>(`main a[href^="${page}/"]`);
    return Array.from(links, (link) => ({
      handle: (link.getAttribute("href") ?? "").slice(page.length + 1),
      name: link.textContent.trim(),
    }));
  } catch {
    // Without the list one still writes the handle.
    return [];
  }
}

/** What may be mentioned, as this address lists it, named in the reader's language; none where it cannot be had. */
export async function listedMentions(from: string): Promise<MentionedOffice[]> {
  try {
    const answer = await fetch(from);
    return answer.ok && !answer.redirected ? ((await answer.json()) as MentionedOffice[]) : [];
  } catch {
    return [];
  }
}

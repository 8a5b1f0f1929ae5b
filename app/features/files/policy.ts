import type { Policy } from "#app/features/access/policy.ts";

export interface FileFacts {
  /** Id of the mandate under which it was sent in. */
  readonly mandate: string;
  /** Whether it hangs on something whose words are open to the actor: of what was withdrawn only to few. */
  readonly isOpen: boolean;
}

/** Who fetches a file: whoever may see what it hangs on, and who sent it in. */
export const filePolicy = {
  fetch: (actor, file) => file.isOpen || actor.mandate?.id === file.mandate,
} satisfies Policy<FileFacts>;

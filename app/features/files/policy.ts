import type { Policy } from "#app/features/access/policy.ts";

export interface FileFacts {
  /** Id of the mandate under which it was sent in. */
  readonly mandate: string;
  /** Whether it hangs on something whose words are open to the actor: of what was withdrawn only to few. */
  readonly isOpen: boolean;
  /** Whether the message it hung on is deleted or hidden: then it is nobody's. */
  readonly isGone: boolean;
}

/** Who fetches a file and its preview: whoever may see what it hangs on, and who sent it in. */
export const filePolicy = {
  fetch: (actor, file) => !file.isGone && (file.isOpen || actor.mandate?.id === file.mandate),
} satisfies Policy<FileFacts>;

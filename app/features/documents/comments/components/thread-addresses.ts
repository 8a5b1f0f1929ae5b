import type { ShownDocument } from "#app/features/documents/shown.ts";
import { documentAddress } from "#app/features/documents/components/document-address.ts";
import { pathsOf } from "#app/http/paths.ts";
import type { Lang } from "#app/language/languages.ts";
import type { OpenForm } from "../open-form.ts";

/** The addresses of a panel's forms: where they are sent, and where the page is without them. */
export interface ThreadAddresses {
  /** The document's. */
  readonly slug: string;
  /** The page with a form open at the comment or reply of this id. */
  readonly form: (id: string, deed: OpenForm["deed"]) => { readonly action: string; readonly cancel: string };
  /** Where a deed without words is sent. */
  readonly page: string;
  readonly history: (comment: string) => string;
}

/** The name in the address that opens each form. */
const names: Readonly<Record<OpenForm["deed"], string>> = {
  reply: "reply",
  edit: "edit",
  editReply: "edit-reply",
};

/** The addresses of the forms in the panel of the chosen paragraph, in the reader's language. */
export function threadAddresses(lang: Lang, page: ShownDocument): ThreadAddresses {
  const address = documentAddress(lang, page, page.chosen ? { paragraph: page.chosen.id } : {});
  return {
    slug: page.slug,
    page: address,
    form: (id, deed) => {
      const place = deed === "editReply" ? `reply-${id}` : `comment-${id}`;
      const joint = address.includes("?") ? "&" : "?";
      return { action: `${address}${joint}${names[deed]}=${id}#${place}`, cancel: `${address}#${place}` };
    },
    history: (comment) => `${pathsOf(lang).document(page.slug)}/comments/${comment}/history`,
  };
}

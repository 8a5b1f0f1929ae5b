import type { ShownDocument, ShownNode } from "../../shown.ts";

/** A node of the document's text and the page it stands on. */
export interface NodeProps {
  readonly node: ShownNode;
  readonly page: ShownDocument;
}

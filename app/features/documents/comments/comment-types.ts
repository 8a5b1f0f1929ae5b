/** The kinds of a comment (product.md, columns of the comment matrix). Apart from the schema: the form needs them in the browser. */
export const commentTypes = ["substantive", "editorial", "technical", "translation"] as const;
export type CommentType = (typeof commentTypes)[number];

/** Longest message, in characters. Apart from the schema, so that the browser knows it without a validator. */
export const bodyLimit = 8000;
/** Longest title of a topic, in characters. */
export const titleLimit = 200;

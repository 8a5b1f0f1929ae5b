/** Longest message, in characters. Apart from the schema, so that the browser knows it without a validator. */
export const bodyLimit = 8000;

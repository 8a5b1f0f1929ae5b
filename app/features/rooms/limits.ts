/** Longest message, in characters. Apart from the schema, so that the browser knows it without a validator. */
export const bodyLimit = 8000;
/** Unread messages are counted up to so many: a room of a million of them costs what one of a hundred does. */
export const unreadLimit = 100;
/** How many messages may be pinned in a room. */
export const pinLimit = 10;
/** Longest title of a topic, in characters. */
export const titleLimit = 200;

/** Longest reason of a report, of hiding a message and of a restriction, in characters. */
export const reasonLimit = 2000;

/** Longest title of a standing room, in characters. */
export const roomTitleLimit = 120;

/** The least between two messages of one person in slow mode, in seconds; 0: none. */
export const paces = [0, 10, 30, 60, 300, 900, 3600] as const;

/** Shortest and longest password, in characters (NIST SP 800-63B-4 asks for 15, or 8 beside a second factor; nothing is asked of its composition). */
export const passwordLengths = { min: 12, max: 512 } as const;

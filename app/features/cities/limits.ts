/** The most characters of each text, and the most figures of a profile. */
export const limits = { summary: 600, number: 30, source: 200, url: 500, note: 500, figures: 16 } as const;

/** The most characters (code points) each field takes. */
export const limits = {
  email: 254,
  name: 100,
  organisation: 150,
  purpose: 2000,
  note: 4000,
  reason: 1000,
} as const;

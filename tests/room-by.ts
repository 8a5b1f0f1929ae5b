const office = {
  id: "o",
  kind: "city",
  country: "VN",
  city: "da-nang",
  organisation: null,
  name: "Da Nang",
} as const;

/** Who writes in rooms that are rules and stores alone, without a database. */
export const by = { mandate: "m", capacity: "head", office } as const;

/** The ASEAN Member States by their ISO 3166-1 codes, in the order of their English names. */
export const memberStates = ["BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"] as const;

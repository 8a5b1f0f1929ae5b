/** For how long a person may not write in a room, in hours; null for good. */
export const restrictionHours = { hour: 1, day: 24, week: 168, month: 720, always: null } as const;

type RestrictionTerm = keyof typeof restrictionHours;
export const restrictionTerms = Object.keys(restrictionHours) as [RestrictionTerm, ...RestrictionTerm[]];

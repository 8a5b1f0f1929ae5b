import {
  visitor,
  type Actor,
  type Capacity,
  type Office,
  type OfficeKind,
} from "#app/features/access/actor.ts";

/** A kind of user: what it is called, how it signs in, and the same person as a policy sees it. */
interface KindOfUser {
  readonly label: string;
  /** Of the demonstration's account; null for who does not sign in. */
  readonly handle: string | null;
  readonly actor: Actor;
  /** The office to choose after signing in, where the account's oldest mandate is another. */
  readonly chooses?: OfficeKind;
}

const person = { id: "p", email: "p@ascn.example", name: "P" };

function acting(id: string, kind: OfficeKind, capacity: Capacity, body: Partial<Office> = {}): Actor {
  // Whoever holds a mandate of one office meets there: the CSCO and the editors, the NR and the alternates.
  const officeId = `office ${body.city ?? (kind === "country" ? (body.country ?? "").toLowerCase() : id)}`;
  const nobody = { country: null, city: null, organisation: null, name: null };
  return {
    person: { ...person, id: `person ${id}` },
    mandate: { id: `mandate ${id}`, capacity, office: { id: officeId, kind, ...nobody, ...body } },
  };
}

const daNang = { city: "da-nang", country: "VN" };
const hanoi = { city: "hanoi", country: "VN" };

/**
 * Every kind of user there is (docs/permissions.md). What is one's own is Da Nang's, Viet Nam's and Mekong's; what is
 * another's is seen from Hanoi, Phuket, Thailand and Lumen.
 */
export const kinds = {
  visitor: { label: "visitor", handle: null, actor: visitor },
  ended: {
    label: "whose mandate has ended",
    handle: "former.da-nang",
    actor: { person: { ...person, id: "person ended" }, mandate: null },
  },
  csco: { label: "CSCO", handle: "csco.da-nang", actor: acting("csco", "city", "head", daNang) },
  editor: {
    label: "city editor",
    handle: "editor.da-nang",
    actor: acting("editor", "city", "editor", daNang),
  },
  cscoOther: {
    label: "CSCO of another city",
    handle: "csco.hanoi",
    actor: acting("cscoOther", "city", "head", hanoi),
  },
  editorOther: {
    label: "editor of another city",
    handle: "editor.hanoi",
    actor: acting("editorOther", "city", "editor", hanoi),
  },
  cscoAbroad: {
    label: "CSCO abroad",
    handle: "csco.phuket",
    actor: acting("cscoAbroad", "city", "head", { city: "phuket", country: "TH" }),
  },
  nr: { label: "NR", handle: "nr.vn", actor: acting("nr", "country", "head", { country: "VN" }) },
  alternate: {
    label: "alternate of the NR",
    handle: "alternate.vn",
    actor: acting("alternate", "country", "alternate", { country: "VN" }),
  },
  nrAbroad: {
    label: "NR of another country",
    handle: "nr.th",
    actor: acting("nrAbroad", "country", "head", { country: "TH" }),
  },
  chair: {
    label: "Chair",
    handle: "nr.ph",
    actor: acting("chair", "chair", "head", { country: "PH" }),
    chooses: "chair",
  },
  shepherd: {
    label: "Shepherd",
    handle: "nr.id",
    actor: acting("shepherd", "shepherd", "head", { country: "ID" }),
    chooses: "shepherd",
  },
  secretariat: {
    label: "Secretariat",
    handle: "secretariat",
    actor: acting("secretariat", "secretariat", "head"),
  },
  partner: {
    label: "partner",
    handle: "partner.mekong",
    actor: acting("partner", "partner", "head", { organisation: "mekong" }),
  },
  partnerOther: {
    label: "another partner",
    handle: "partner.lumen",
    actor: acting("partnerOther", "partner", "head", { organisation: "lumen" }),
  },
  administrator: {
    label: "administrator",
    handle: "admin",
    actor: acting("administrator", "administration", "head"),
  },
} as const satisfies Record<string, KindOfUser>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

/** The kind as its type promises: `chooses` may be there. */
export function kindOf(name: Kind): KindOfUser {
  return kinds[name];
}

const ofOwnCity = ["csco", "editor"] as const;
const ofCities = [...ofOwnCity, "cscoOther", "editorOther", "cscoAbroad"] as const;
const ofCountries = ["nr", "alternate", "nrAbroad"] as const;
const members = [...ofCities, ...ofCountries, "chair", "shepherd", "secretariat"] as const;
const partners = ["partner", "partnerOther"] as const;

/** Names for several kinds at once. */
export const groups = {
  ofOwnCity,
  ofCities,
  ofCountries,
  members,
  partners,
  mandated: [...members, ...partners, "administrator"],
  signedIn: [...members, ...partners, "administrator", "ended"],
} as const satisfies Record<string, readonly Kind[]>;

type Group = keyof typeof groups;

/** A value for each kind of user: `otherwise` for all, groups over it in the order given, single kinds over both. */
export type PerKind<T> = Readonly<Partial<Record<Kind | Group, T>>> & { readonly otherwise: T };

/** Writes the value of every kind out. */
export function perKind<T>({ otherwise, ...given }: PerKind<T>): Record<Kind, T> {
  const all = Object.fromEntries(kindNames.map((kind) => [kind, otherwise])) as Record<Kind, T>;
  const entries = Object.entries(given) as [Kind | Group, T][];
  for (const [name, value] of entries)
    if (name in groups) for (const kind of groups[name as Group]) all[kind] = value;
  for (const [name, value] of entries) if (name in kinds) all[name as Kind] = value;
  return all;
}

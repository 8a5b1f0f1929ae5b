/** A demonstration account as data: who holds which offices. Names are offices, not people. */
export interface DemoAccount {
  readonly handle: string;
  readonly name: string;
  readonly mandates: readonly DemoMandate[];
}
export interface DemoMandate {
  readonly kind: string;
  readonly city?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly term?: string;
  readonly capacity: "head" | "alternate" | "editor";
  /** Whether the mandate has ended already. */
  readonly hasEnded?: boolean;
  readonly handOverNote?: string;
}

/** Invented organisations of the demonstration. */
export const organisations = [
  { slug: "mekong", name: "Mekong Urban Lab (demonstration)" },
  { slug: "lumen", name: "Lumen Mobility (demonstration)" },
] as const;

const network: readonly DemoAccount[] = [
  {
    handle: "secretariat",
    name: "Secretariat (demonstration)",
    mandates: [{ kind: "secretariat", capacity: "head" }],
  },
  {
    handle: "secretariat.2",
    name: "Secretariat, second desk (demonstration)",
    mandates: [{ kind: "secretariat", capacity: "alternate" }],
  },
  {
    handle: "admin",
    name: "Administrator (demonstration)",
    mandates: [{ kind: "administration", capacity: "head" }],
  },
  ...organisations.map(({ slug, name }) => ({
    handle: `partner.${slug}`,
    name,
    mandates: [{ kind: "partner", organisation: slug, capacity: "head" as const }],
  })),
];

const networkMandates: Readonly<Record<string, DemoMandate>> = {
  PH: { kind: "chair", country: "PH", term: "2026", capacity: "head" },
  ID: { kind: "shepherd", country: "ID", term: "2025-2027", capacity: "head" },
};

/** What the former CSCO left for the successor; invented, as the account is. */
const handOverNote =
  "Demonstration: the figures of the profile are checked each March. The comment period on the portal's concept is open; our comments on data protection wait for the national representative. The room for partners' proposals needs an answer this month.";

interface Place {
  readonly slug: string;
  readonly name: string;
  readonly countryCode: string;
}

/** The accounts of the demonstration for these cities and countries (contract: Demonstration accounts). */
export function demoAccounts(
  cities: readonly Place[],
  countries: readonly { code: string; name: string }[],
): DemoAccount[] {
  const cityMandate = (slug: string, country: string, capacity: "head" | "editor") => ({
    kind: "city",
    city: slug,
    country,
    capacity,
  });
  const officers = cities.map(({ slug, name, countryCode }) => ({
    handle: `csco.${slug}`,
    name: `CSCO, ${name} (demonstration)`,
    mandates: [cityMandate(slug, countryCode, "head")],
  }));
  const editors = cities
    .filter(({ slug }) => ["da-nang", "hanoi", "phuket"].includes(slug))
    .map(({ slug, name, countryCode }) => ({
      handle: `editor.${slug}`,
      name: `Editor, ${name} (demonstration)`,
      mandates: [cityMandate(slug, countryCode, "editor")],
    }));
  const former = cities
    .filter(({ slug }) => slug === "da-nang")
    .map(({ slug, name, countryCode }) => ({
      handle: `former.${slug}`,
      name: `Former CSCO, ${name} (demonstration)`,
      mandates: [{ ...cityMandate(slug, countryCode, "head"), hasEnded: true, handOverNote }],
    }));
  const representatives = countries.map(({ code, name }) => {
    const more = networkMandates[code];
    const own: DemoMandate = { kind: "country", country: code, capacity: "head" };
    return {
      handle: `nr.${code.toLowerCase()}`,
      name: `NR, ${name} (demonstration)`,
      mandates: more ? [own, more] : [own],
    };
  });
  return [...network, ...officers, ...editors, ...former, ...representatives];
}

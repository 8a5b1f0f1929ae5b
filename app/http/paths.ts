import type { Lang } from "#app/language/languages.ts";

/** Every address of a page, by its language (contract: Addresses). */
export function pathsOf(lang: Lang) {
  const at = (path: string) => `/${lang}${path}`;
  return {
    home: at("/"),
    cities: at("/cities"),
    city: (slug: string) => at(`/cities/${slug}`),
    cityEdit: (slug: string) => at(`/cities/${slug}/edit`),
    cityHistory: (slug: string) => at(`/cities/${slug}/history`),
    ...documentPaths(at),
    ...roomPaths(at),
    experiences: at("/experiences"),
    experience: (slug: string) => at(`/experiences/${slug}`),
    initiatives: at("/initiatives"),
    newInitiative: at("/initiatives/new"),
    initiative: (reference: string) => at(`/initiatives/${reference}`),
    meetings: at("/meetings"),
    meeting: (slug: string) => at(`/meetings/${slug}`),
    signIn: at("/sign-in"),
    /** The sign-in that leads back to `path`. */
    signInTo: (path: string) => at(`/sign-in?to=${encodeURIComponent(path)}`),
    secondFactor: at("/sign-in/second-factor"),
    /** The second factor of a sign-in that then leads to `path`. */
    secondFactorTo: (path: string) => at(`/sign-in/second-factor?to=${encodeURIComponent(path)}`),
    signInByPasskey: at("/sign-in/passkey"),
    forgottenPassword: at("/forgotten-password"),
    resetPassword: (token: string) => at(`/reset-password/${token}`),
    signOut: at("/sign-out"),
    invitation: (token: string) => at(`/invitation/${token}`),
    register: at("/register"),
    registrations: at("/registrations"),
    offices: at("/offices"),
    office: (handle: string) => at(`/offices/${handle}`),
    account: at("/account"),
    accountSecurity: at("/account/security"),
    accountPassword: at("/account/security/password"),
    accountMail: at("/account/security/mail"),
    accountApp: at("/account/security/app"),
    accountPasskeys: at("/account/security/passkeys"),
    accountCodes: at("/account/security/recovery-codes"),
    accountSessions: at("/account/sessions"),
    accountLetters: at("/account/letters"),
    accountData: at("/account/data"),
    accountDataFile: at("/account/data.json"),
    accountTrace: at("/account/trace"),
    mandate: at("/account/mandate"),
    admin: at("/admin"),
    adminJobs: at("/admin/jobs"),
    adminOutbox: at("/admin/outbox"),
    adminTrace: at("/admin/trace"),
    adminSettings: at("/admin/settings"),
    textSize: at("/text-size"),
    about: at("/about"),
    design: at("/about/design"),
    accessibility: at("/accessibility"),
    privacy: at("/privacy"),
  } as const;
}

/** The address of a file, the same in every language; the id decides, the name is for show. */
export function filePath({ id, name }: { readonly id: string; readonly name: string }): string {
  return `/files/${id}/${encodeURIComponent(name)}`;
}

function roomPaths(at: (path: string) => string) {
  return {
    rooms: at("/rooms"),
    room: (slug: string) => at(`/rooms/${slug}`),
    /** Where a message becomes a comment on a document. */
    bringToMatrix: (room: string, message: number) => at(`/rooms/${room}/messages/${String(message)}/matrix`),
    /** The box of a document's room with a link to a section or paragraph of the version of this number in it. */
    roomQuoting: (document: string, version: number, paragraph: string) =>
      at(`/rooms/document-${document}?quote=${String(version)}.${paragraph}#newest`),
    /** A message in its place, for good. */
    roomMessage: (slug: string, n: number) => at(`/rooms/${slug}?at=${String(n)}#m-${String(n)}`),
    /** Where one left off. */
    roomUnread: (slug: string) => at(`/rooms/${slug}?at=unread#unread`),
    /** Where the forms of what one has read go. */
    roomReading: (slug: string) => at(`/rooms/${slug}/reading`),
    roomSearch: (slug: string) => at(`/rooms/${slug}/search`),
    roomReports: at("/rooms/reports"),
    newRoom: at("/rooms/new"),
    roomSettings: (slug: string) => at(`/rooms/${slug}/settings`),
    roomExport: (slug: string, format: "json" | "html") => at(`/rooms/${slug}/export.${format}`),
    messageModeration: (slug: string, n: number) => at(`/rooms/${slug}/messages/${String(n)}/moderation`),
    /** The room of a document, an experience or a meeting, opened when first used. */
    discussion: (kind: "document" | "experience" | "meeting", slug: string) => at(`/rooms/${kind}-${slug}`),
    /** The page of one message, by the number of the event that posted it. */
    message: (room: string, n: number) => at(`/rooms/${room}/messages/${String(n)}`),
  } as const;
}

interface ExportAddress {
  readonly slug: string;
  readonly number: number;
  /** The language of the text. */
  readonly lang: string;
  readonly format: "docx" | "pdf" | "md";
}

function documentPaths(at: (path: string) => string) {
  return {
    documents: at("/documents"),
    document: (slug: string) => at(`/documents/${slug}`),
    documentVersion: (slug: string, number: number) => at(`/documents/${slug}/versions/${String(number)}`),
    documentDraft: (slug: string) => at(`/documents/${slug}/draft`),
    newDocument: at("/documents/new"),
    documentExport: ({ slug, number, lang: text, format }: ExportAddress) =>
      at(`/documents/${slug}/versions/${String(number)}.${format}?in=${text}`),
    documentComparison: (slug: string) => at(`/documents/${slug}/compare`),
    documentImports: (slug: string) => at(`/documents/${slug}/draft/import`),
    documentImport: (slug: string, id: string) => at(`/documents/${slug}/draft/imports/${id}`),
    documentPlaces: (slug: string, number: number) =>
      at(`/documents/${slug}/versions/${String(number)}/places`),
    documentPosition: (slug: string) => at(`/documents/${slug}/position`),
    documentVersions: (slug: string) => at(`/documents/${slug}/versions`),
    documentMatrix: (slug: string) => at(`/documents/${slug}/matrix`),
    adoption: (slug: string) => at(`/documents/${slug}/adoption`),
    matrixImports: (slug: string, version: number) =>
      at(`/documents/${slug}/matrix/import?version=${String(version)}`),
    matrixImport: (slug: string, id: string) => at(`/documents/${slug}/matrix/imports/${id}`),
    adoptionRecord: (slug: string) => at(`/documents/${slug}/adoption.json`),
    adoptionPaper: (slug: string) => at(`/documents/${slug}/adoption.pdf`),
    documentComments: (slug: string) => at(`/documents/${slug}/comments`),
  } as const;
}

/** The same page in another language: `/en/cities/da-nang?x=1` → `/vi/cities/da-nang?x=1`. */
export function inLanguage(path: string, lang: Lang): string {
  return path.replace(/^\/[^/?#]*/, `/${lang}`);
}

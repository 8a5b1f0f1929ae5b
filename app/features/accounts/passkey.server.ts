import { isIP } from "node:net";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { Services } from "#app/features/access/services.ts";
import * as factors from "#db/queries/second-factors.ts";

/** The site a passkey belongs to: a name of a host and the whole origin. */
export interface Site {
  readonly id: string;
  readonly origin: string;
}

/** The site of a request that came to `asked`; null under a bare address (127.0.0.1), where browsers allow no passkeys. */
export function siteOf(asked: URL, ownOrigin: string): Site | null {
  if (isIP(asked.hostname.replace(/^\[|\]$/g, "")) !== 0) return null;
  // Behind a proxy that ends https, the request itself came by http.
  const own = new URL(ownOrigin);
  return { id: asked.hostname, origin: asked.host === own.host ? own.origin : asked.origin };
}

type Transports = NonNullable<RegistrationResponseJSON["response"]["transports"]>;
const isTransport = (word: string): word is Transports[number] => word !== "";
const transportsOf = (text: string): Transports => text.split(" ").filter(isTransport);

interface Owner {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** What the browser needs to make a passkey of this person; holds for five minutes. */
export async function registrationOptions({ db }: Services, site: Site, person: Owner) {
  const known = await factors.listPasskeys(db, person.id);
  const options = await generateRegistrationOptions({
    rpName: "ASCN portal",
    rpID: site.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.id),
    attestationType: "none",
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transportsOf(transports) })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  await factors.insertChallenge(db, options.challenge, person.id);
  return options;
}

/** What the browser needs to use a passkey: one of this person's as a second factor, or (null) anybody's to sign in with. */
export async function authenticationOptions({ db }: Services, site: Site, personId: string | null) {
  const known = personId === null ? [] : await factors.listPasskeys(db, personId);
  const options = await generateAuthenticationOptions({
    rpID: site.id,
    userVerification: personId === null ? "required" : "preferred",
    ...(personId === null
      ? {}
      : {
          allowCredentials: known.map(({ id, transports }) => ({ id, transports: transportsOf(transports) })),
        }),
  });
  await factors.insertChallenge(db, options.challenge, personId);
  return options;
}

/** The passkey that this answer makes for the person, null where it does not hold. */
export async function verifiedRegistration({ db }: Services, site: Site, personId: string, answer: unknown) {
  const response = answer as RegistrationResponseJSON;
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => factors.takeChallenge(db, challenge, personId),
      expectedOrigin: site.origin,
      expectedRPID: site.id,
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
    return { id, personId, publicKey, counter, transports: transports.join(" ").slice(0, 200) };
  } catch {
    // Whatever is wrong with it, it proves nothing.
    return null;
  }
}

/** Whose passkey this answer proves: of `personId`, or (null) of anybody, then only with the person verified by the device. Null where it proves nothing. */
export async function verifiedAuthentication(
  { db }: Services,
  site: Site,
  personId: string | null,
  answer: unknown,
): Promise<string | null> {
  const response = answer as AuthenticationResponseJSON;
  return db.transaction().execute(async (trx) => {
    const passkey = await factors.lockPasskey(trx, response.id);
    if (!passkey || (personId !== null && passkey.personId !== personId)) return null;
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge: (challenge) => factors.takeChallenge(trx, challenge, personId),
        expectedOrigin: site.origin,
        expectedRPID: site.id,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
          transports: transportsOf(passkey.transports),
        },
        requireUserVerification: personId === null,
      });
      if (!verified) return null;
      await factors.markPasskeyUsed(trx, passkey.id, authenticationInfo.newCounter);
      return passkey.personId;
    } catch {
      return null;
    }
  });
}

import { createHash, randomBytes } from "node:crypto";
import {
  decodeBase32IgnorePadding,
  encodeBase32LowerCaseNoPadding,
  encodeBase32UpperCaseNoPadding,
} from "@oslojs/encoding";
import { createTOTPKeyURI, verifyHOTP } from "@oslojs/otp";

/** RFC 6238 as every authenticator app has it: a step of 30 s, six digits. */
const stepSeconds = 30;
const digits = 6;

/** The secret of a new authenticator: 160 bits, as RFC 4226 asks. */
export const makeSecret = () => new Uint8Array(randomBytes(20));

/** The secret as text for typing it into an app, in groups of four. */
export const spellSecret = (secret: Uint8Array) =>
  encodeBase32UpperCaseNoPadding(secret).replace(/(.{4})(?=.)/g, "$1 ");

/** The address a QR code carries to an authenticator app. */
export const secretUri = (secret: Uint8Array, account: string) =>
  createTOTPKeyURI("ASCN portal", account, secret, stepSeconds, digits);

/**
 * The step (counted since 1970) whose code this is, one step of grace to either side of `now` (ms); null where it is none, or
 * one that is not after `lastStep`: a code passes once.
 */
export function stepOf(secret: Uint8Array, code: string, now: number, lastStep: number): number | null {
  const current = Math.floor(now / 1000 / stepSeconds);
  const steps = [current, current - 1, current + 1];
  const step = steps.find((one) => verifyHOTP(secret, BigInt(one), digits, code));
  return step !== undefined && step > lastStep ? step : null;
}

/** How many recovery codes there are at a time. */
const codesAtOnce = 10;

/** Ten recovery codes of 80 bits in groups of four: abcd-efgh-2345-mnop. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: codesAtOnce }, () =>
    encodeBase32LowerCaseNoPadding(new Uint8Array(randomBytes(10))).replace(/(.{4})(?=.)/g, "$1-"),
  );
}

/** The SHA-256 (hex) of a recovery code, however it was typed: capitals, blanks and hyphens do not count. Null for what cannot be one. */
export function hashRecoveryCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^A-Z2-7]/g, "");
  if (code.length !== 16) return null;
  return createHash("sha256").update(decodeBase32IgnorePadding(code)).digest("hex");
}

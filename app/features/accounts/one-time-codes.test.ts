import { generateHOTP } from "@oslojs/otp";
import { expect, test } from "vitest";
import {
  hashRecoveryCode,
  makeRecoveryCodes,
  makeSecret,
  secretUri,
  spellSecret,
  stepOf,
} from "./one-time-codes.server.ts";

const secret = new TextEncoder().encode("12345678901234567890");

test("the codes of RFC 6238, Appendix B (its last six digits)", () => {
  expect(stepOf(secret, "287082", 59_000, 0)).toBe(1);
  expect(stepOf(secret, "081804", 1_111_111_109_000, 0)).toBe(37_037_036);
  expect(stepOf(secret, "005924", 1_234_567_890_000, 0)).toBe(41_152_263);
});

test.each([
  [-2, false],
  [-1, true],
  [0, true],
  [1, true],
  [2, false],
])("a code %i steps away passes: %s", (away, passes) => {
  const now = 1_800_000_000_000;
  const code = generateHOTP(secret, BigInt(now / 30_000 + away), 6);
  expect(stepOf(secret, code, now, 0) !== null).toBe(passes);
});

test("a code passes once, and none before it does after it", () => {
  const now = 1_800_000_000_000;
  const step = now / 30_000;
  const code = generateHOTP(secret, BigInt(step), 6);
  expect(stepOf(secret, code, now, step)).toBeNull();
  expect(stepOf(secret, generateHOTP(secret, BigInt(step - 1), 6), now, step)).toBeNull();
  expect(stepOf(secret, code, now, step - 1)).toBe(step);
});

test("what is no code is refused, not thrown", () => {
  for (const code of ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦"])
    expect(stepOf(secret, code, 60_000, -5)).toBeNull();
});

test("ten recovery codes, all different, known again however they are typed", () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  const [code = ""] = codes;
  expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
  expect(hashRecoveryCode(` ${code.toUpperCase().replaceAll("-", " ")}`)).toBe(hashRecoveryCode(code));
  expect(hashRecoveryCode(codes[1] ?? "")).not.toBe(hashRecoveryCode(code));
  for (const typed of ["", "abcd", "0000-1111-8888-9999", `${code}a`])
    expect(hashRecoveryCode(typed)).toBeNull();
});

test("a secret for the eye and for the camera", () => {
  expect(spellSecret(secret)).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  expect(secretUri(secret, "csco@example.org")).toMatch(
    /^otpauth:\/\/totp\/ASCN%20portal:csco%40example\.org\?/,
  );
  expect(makeSecret()).toHaveLength(20);
});

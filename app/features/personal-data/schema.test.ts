import { expect, test } from "vitest";
import { ownDataSchema } from "./schema.ts";

test("the password that closes an account is read as sign-in reads it: letters composed", () => {
  const password = "tàu điện sông Hàn";
  expect(ownDataSchema.parse({ deed: "close", password: password.normalize("NFD") })).toEqual({
    deed: "close",
    password: password.normalize("NFC"),
  });
});

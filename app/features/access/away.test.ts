import { expect, test } from "vitest";
import { isAway } from "./away.ts";

const failed = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {});

test.each([
  failed("connect ECONNREFUSED 127.0.0.1:5432", "ECONNREFUSED"),
  failed("terminating connection due to administrator command", "57P01"),
  failed("the database system is starting up", "57P03"),
  failed("sorry, too many clients already", "53300"),
  failed("canceling statement due to statement timeout", "57014"),
  failed("connection failure", "08006"),
  failed("Connection terminated unexpectedly"),
  failed("Connection terminated due to connection timeout"),
  failed("timeout exceeded when trying to connect"),
  failed("Query read timeout"),
  new Error("wrapped", { cause: failed("read ECONNRESET", "ECONNRESET") }),
])("the database is away: %s", (error) => {
  expect(isAway(error)).toBe(true);
});

test.each([
  failed("duplicate key value", "23505"),
  failed("syntax error", "42601"),
  failed("permission denied", "42501"),
  failed("deadlock detected", "40P01"),
  failed("no such file", "ENOENT"),
  "ECONNREFUSED",
  null,
])("something else is wrong: %s", (error) => {
  expect(isAway(error)).toBe(false);
});

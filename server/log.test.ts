import { expect, test } from "vitest";
import { loggedPath } from "./log.ts";

test.each([
  ["/en/cities/da-nang", "/en/cities/da-nang"],
  ["/en/search?q=secret", "/en/search"],
  ["/en/invitation/2hZ0fJpXyM3nB4vC5xZ6aS7dF8gH9jK0lQ1wE2rT3yU", "/en/invitation/…"],
  ["/en/account/mail/2hZ0fJpXyM3nB4vC5xZ6aS7dF8gH9jK0lQ1wE2rT3yU.data", "/en/account/mail/….data"],
])("the log of %s says %s", (url, path) => {
  expect(loggedPath(url)).toBe(path);
});

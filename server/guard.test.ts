import { describe, expect, test } from "vitest";
import { readBody, refuse, type Asking } from "./guard.ts";

const origins = new Set(["http://localhost:3000", "http://127.0.0.1:3000"]);
const asking = (given: Partial<Asking>): Asking => ({
  method: "GET",
  url: "/en/cities",
  host: "localhost:3000",
  origin: undefined,
  fetchSite: undefined,
  contentType: undefined,
  contentLength: undefined,
  ...given,
});
const posting = (given: Partial<Asking>) =>
  asking({
    method: "POST",
    fetchSite: "same-origin",
    contentType: "application/x-www-form-urlencoded",
    ...given,
  });

describe("the guard lets pass", () => {
  test.each([
    ["a page", asking({})],
    ["a page of the other loopback name", asking({ host: "127.0.0.1:3000" })],
    ["a form of our own page", posting({})],
    [
      "a form without Sec-Fetch-Site from our origin",
      posting({ fetchSite: undefined, origin: "http://localhost:3000" }),
    ],
    ["a query that only mentions data", asking({ url: "/en/search?q=_data" })],
  ])("%s", (_, request) => {
    expect(refuse(request, origins)).toBeNull();
  });
});

describe("the guard refuses", () => {
  test.each([
    [405, "an unknown method", asking({ method: "PUT" })],
    [400, "an address that does not decode", asking({ url: "/en/%E0%A4%A" })],
    [400, "a NUL in the address", asking({ url: "/en/%00" })],
    [400, "an address of another server", asking({ url: "//evil.example/" })],
    [404, "the old data door", asking({ url: "/en/cities?_data=routes%2Fcities" })],
    [421, "another host", asking({ host: "evil.example" })],
    [421, "no host", asking({ host: undefined })],
    [
      403,
      "a form of another site, whatever Origin says",
      posting({ fetchSite: "cross-site", origin: "http://localhost:3000" }),
    ],
    [403, "a form of a sister site", posting({ fetchSite: "same-site" })],
    [403, "a form without either header", posting({ fetchSite: undefined })],
    [403, "a form of origin null", posting({ fetchSite: undefined, origin: "null" })],
    [413, "a body too large", posting({ contentLength: "262145" })],
    [415, "a body that is no form", posting({ contentType: "text/plain" })],
  ])("%i: %s", (status, _, request) => {
    expect(refuse(request, origins)?.status).toBe(status);
  });
});

describe("a body", () => {
  const request = (body: string) => new Request("http://localhost:3000/", { method: "POST", body });
  test("is read up to its limits", async () => {
    expect(Buffer.from((await readBody(request("a=1&b=2"))) ?? []).toString()).toBe("a=1&b=2");
  });
  test("of too many fields or bytes is not", async () => {
    expect(await readBody(request("a&".repeat(200)))).toBeNull();
    expect(await readBody(request("a".repeat(256 * 1024 + 1)))).toBeNull();
  });
});

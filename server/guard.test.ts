import { describe, expect, test } from "vitest";
import { createGuard, formLimitOf, type Asking } from "./guard.ts";

const origins = new Set(["http://localhost:3000", "http://127.0.0.1:3000", "https://portal.example"]);
const refuse = createGuard(origins);
const asking = (given: Partial<Asking>): Asking => ({
  method: "GET",
  url: "/en/cities",
  host: "localhost:3000",
  origin: undefined,
  fetchSite: undefined,
  contentType: undefined,
  contentLength: undefined,
  transferEncoding: undefined,
  ...given,
});
const posting = (given: Partial<Asking>) =>
  asking({
    method: "POST",
    fetchSite: "same-origin",
    contentType: "application/x-www-form-urlencoded",
    ...given,
  });
const uploading = (given: Partial<Asking>) =>
  posting({ url: "/en/documents/a", contentType: "multipart/form-data; boundary=x", ...given });

/** A text of so many letters as a form sends it, in bytes: three of UTF-8 each, as in Khmer, are nine. */
const written = (letters: number) => letters * encodeURIComponent("ក").length;
/** Room for what else a form holds: its other fields, and the names of all. */
const beside = 20_000;
const wordsOfAll = 11 * written(20_000) + beside;

describe("where long texts are written", () => {
  const places = ["", "/versions/2", "/comment-draft", "/draft", "/draft/text", "/position", "/matrix"];
  test.each([...places, "/adoption"])("two of 50,000 letters of Khmer are read: %s", (place) => {
    const url = `/km/documents/online-portal${place}`;
    const contentLength = String(2 * written(50_000) + written(4000) + beside);
    expect(refuse(posting({ url, contentLength }))).toBeNull();
    expect(refuse(posting({ url: `${url}.data?index`, contentLength }))).toBeNull();
  });

  test.each(["/period", "/draft/import", "/versions/2/places", "/versions/x", "/comment-draft/x"])(
    "elsewhere the limit is that of all forms: %s",
    (place) => {
      expect(formLimitOf(`/en/documents/a${place}`)).toBe(256 * 1024);
    },
  );
});

/** As a mail provider posts it: no browser speaks. */
const stopping = (given: Partial<Asking>) =>
  posting({
    url: `/letters/stop/${"A1_-".repeat(10)}abc`,
    fetchSite: undefined,
    contentLength: "26",
    ...given,
  });

describe("one click to stop letters", () => {
  test.each([
    ["a form", stopping({})],
    ["a form in parts", stopping({ contentType: "multipart/form-data; boundary=x" })],
    ["whatever is said of where it comes from", stopping({ fetchSite: "cross-site", origin: "null" })],
  ])("passes: %s", (_, request) => {
    expect(refuse(request)).toBeNull();
    expect(formLimitOf(request.url)).toBe(1024);
  });

  test.each([
    [403, "the page that asks first", stopping({ url: `/en/letters/stop/${"A".repeat(43)}` })],
    [403, "an address below", stopping({ url: `/letters/stop/${"A".repeat(43)}/x` })],
    [403, "with a query", stopping({ url: `/letters/stop/${"A".repeat(43)}?x=1` })],
    [403, "what cannot be a token", stopping({ url: "/letters/stop/none" })],
    [403, "another address", stopping({ url: "/en/account/letters" })],
    [413, "more than a form of one field", stopping({ contentLength: "1025" })],
    [415, "JSON", stopping({ contentType: "application/json" })],
    [421, "another host", stopping({ host: "evil.example" })],
  ])("%i: %s", (status, _, request) => {
    expect(refuse(request)?.status).toBe(status);
  });
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
    ["our host with a port that goes without saying", asking({ host: "portal.example:443" })],
    ["our host in capitals", asking({ host: "LOCALHOST:3000" })],
    ["a comment with files", uploading({})],
    ["a comment with files on a version", uploading({ url: "/vi/documents/a-1/versions/2?paragraph=p" })],
    ["the same for a script", uploading({ url: "/en/documents/a.data?index" })],
    [
      "a draft from a file of 25 MB",
      uploading({ url: "/en/documents/a/draft/import", contentLength: "26214400" }),
    ],
    [
      "the words of eleven countries at a meeting",
      posting({ url: "/en/documents/a/adoption", contentLength: String(wordsOfAll) }),
    ],
    ["a field that only begins like the data door", asking({ url: "/en/search?_database=1" })],
    ["a query that only mentions data", asking({ url: "/en/search?q=_data" })],
  ])("%s", (_, request) => {
    expect(refuse(request)).toBeNull();
  });
});

describe("the guard refuses", () => {
  test.each([
    [405, "an unknown method", asking({ method: "PUT" })],
    [400, "an address that does not decode", asking({ url: "/en/%E0%A4%A" })],
    [400, "a NUL in the address", asking({ url: "/en/%00" })],
    [400, "an address of another server", asking({ url: "//evil.example/" })],
    [404, "the old data door", asking({ url: "/en/cities?_data=routes%2Fcities" })],
    [404, "the old data door at the root", asking({ url: "/?_data" })],
    [404, "the old data door in disguise", asking({ url: "/en/cities?a=1&_%64at%61=routes" })],
    [413, "a body where none belongs", asking({ contentLength: "5" })],
    [413, "an endless body where none belongs", asking({ transferEncoding: "chunked" })],
    [415, "files for a page that takes none", uploading({ url: "/en/sign-in" })],
    [415, "files for a page below one that takes them", uploading({ url: "/en/documents/a/adoption" })],
    [413, "files beyond 25 MB", uploading({ contentLength: "26214401" })],
    [413, "a long text for a page of short ones", posting({ url: "/en/register", contentLength: "262145" })],
    [
      413,
      "a form of more than 1 MB where long texts are written",
      posting({ url: "/en/documents/a", contentLength: "1048577" }),
    ],
    [403, "files from another site", uploading({ fetchSite: "cross-site" })],
    [415, "JSON, which no address takes", posting({ contentType: "application/json" })],
    [405, "a method of scripts", asking({ method: "OPTIONS" })],
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
    expect(refuse(request)?.status).toBe(status);
  });
});

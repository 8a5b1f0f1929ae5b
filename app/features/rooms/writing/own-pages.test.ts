import { expect, test } from "vitest";
import { ownPath, titledPage } from "./own-pages.ts";

const origins = new Set(["https://portal.example"]);

test.each([
  [
    "https://portal.example/en/documents/online-portal?paragraph=p-1#comments",
    "/documents/online-portal?paragraph=p-1#comments",
  ],
  ["https://portal.example/zh-Hans/cities/da-nang", "/cities/da-nang"],
  ["https://portal.example/rooms/covid-19-response", "/rooms/covid-19-response"],
  ["/vi/rooms", "/rooms"],
  ["/files/1/a.pdf", "/files/1/a.pdf"],
  ["https://portal.example/en/", "/en/"],
  ["https://portal.example.evil.org/en/cities/da-nang", null],
  ["https://portal.example:444/en/cities/da-nang", null],
  ["http://portal.example/en/cities/da-nang", null],
  ["//portal.example.org/en/cities", null],
  ["mailto:a@portal.example", null],
])("%s is our page %s", (href, path) => {
  expect(ownPath(href, origins)).toBe(path);
});

test.each([
  ["/documents/online-portal", { kind: "document", key: "online-portal", version: null, paragraph: null }],
  ["/documents/online-portal/versions/2#p-5", { kind: "document", version: 2, paragraph: "p-5" }],
  ["/documents/online-portal?paragraph=p-5#comments", { kind: "document", version: null, paragraph: "p-5" }],
  ["/cities/da-nang/", { kind: "city", key: "da-nang" }],
  ["/initiatives/INI-2026-0001", { kind: "initiative", key: "INI-2026-0001" }],
  ["/rooms/covid-19-response/messages/12#m-12", { kind: "room", key: "covid-19-response", message: 12 }],
])("%s has a title", (path, page) => {
  expect(titledPage(path)).toMatchObject(page);
});

test.each([
  ...[
    "/documents",
    "/documents/x/matrix",
    "/documents/x/versions/0",
    "/documents/x/versions/2/places",
    "/cities/x/edit",
  ],
  ...[
    "/rooms/x/messages/x",
    "/rooms/x/messages/1/matrix",
    "/offices/nr-vn",
    "/documents/%2e%2e",
    "/toString/x",
  ],
])("%s has none of its own", (path) => {
  expect(titledPage(path)).toBe(null);
});

import { describe, expect, test } from "vitest";
import { addressClass, countedAs, createClients } from "./client-address.ts";

const asking = (peer: string, headers: Record<string, string> = {}) => ({
  headers,
  socket: { remoteAddress: peer },
});

describe("the address someone asks from", () => {
  const behind = createClients(["10.0.0.0/8", "127.0.0.1/32"]);
  test.each([
    ["no proxy", "203.0.113.5", "", "203.0.113.5"],
    ["a forged header of an untrusted peer", "203.0.113.5", "198.51.100.7", "203.0.113.5"],
    ["one proxy", "127.0.0.1", "198.51.100.7", "198.51.100.7"],
    ["two proxies", "127.0.0.1", "198.51.100.7, 10.1.1.1", "198.51.100.7"],
    ["a header forged before the proxy wrote its own", "10.0.0.1", "1.2.3.4, 198.51.100.7", "198.51.100.7"],
    ["a proxy that says nothing", "10.0.0.1", "", "10.0.0.1"],
    ["a word that is no address", "10.0.0.1", "198.51.100.7, unknown", "10.0.0.1"],
    ["only proxies", "10.0.0.1", "10.0.0.9, 10.0.0.2", "10.0.0.9"],
    ["IPv4 in IPv6's clothes", "::ffff:127.0.0.1", "::ffff:198.51.100.7", "198.51.100.7"],
    ["IPv6", "10.0.0.1", "2001:DB8::1", "2001:db8::1"],
  ])("%s", (_, peer, forwarded, expected) => {
    expect(behind.addressOf(asking(peer, { "x-forwarded-for": forwarded }))).toBe(expected);
  });

  test("where no proxy is trusted no forwarded header counts", () => {
    const open = createClients([]);
    const forged = asking("127.0.0.1", {
      "x-forwarded-for": "1.2.3.4",
      "x-forwarded-host": "evil.example",
      host: "a",
    });
    expect([open.addressOf(forged), open.hostOf(forged)]).toEqual(["127.0.0.1", "a"]);
  });

  test("the forwarded host counts from a trusted proxy only", () => {
    const headers = { host: "inside:3000", "x-forwarded-host": "portal.example" };
    expect(behind.hostOf(asking("10.0.0.1", headers))).toBe("portal.example");
    expect(behind.hostOf(asking("203.0.113.5", headers))).toBe("inside:3000");
  });
});

test.each([
  ["127.0.0.1", "loopback"],
  ["::1", "loopback"],
  ["192.168.1.4", "private"],
  ["fd00::1", "private"],
  ["100.64.0.1", "private"],
  ["203.0.113.5", "public"],
  ["2001:db8::1", "public"],
])("the class of %s is %s", (address, expected) => {
  expect(addressClass(address)).toBe(expected);
});

test.each([
  ["203.0.113.5", "203.0.113.5"],
  ["0.0.0.0", "0.0.0.0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8::", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::192.0.2.1", "64:ff9b:0:0::/64"],
])("%s is counted as %s", (address, counted) => {
  expect(countedAs(address)).toBe(counted);
});

import { expect, test } from "vitest";
import { EnvironmentError, readEnv } from "./env.ts";

const DATABASE_URL = "postgres://portal:secret-word@db.example:5432/portal";

test("an empty environment gives the defaults", () => {
  const env = readEnv({ PORT: "", DEMO: "" });
  expect(env).toMatchObject({
    host: "127.0.0.1",
    port: 3000,
    publicOrigin: null,
    databaseUrl: null,
    demo: true,
  });
  expect(env).toMatchObject({ trustProxy: [], logLevel: "info", mailFrom: "portal@localhost" });
  expect(env.dataDir).toMatch(/^\/.*\/\.data$/);
  expect(Object.isFrozen(env)).toBe(true);
});

test.each([
  [{ PORT: "0" }, { port: 0 }],
  [{ HOST: "::1" }, { host: "::1", demo: true }],
  [{ HOST: "localhost" }, { host: "localhost", demo: true }],
  [{ HOST: "0.0.0.0" }, { host: "0.0.0.0", demo: false }],
  [{ HOST: "127.example.org" }, { demo: false }],
  [{ HOST: "0.0.0.0", DEMO: "force" }, { demo: true }],
  [{ DEMO: "0" }, { demo: false }],
  [{ DEMO: "1" }, { demo: true }],
  [{ DATABASE_URL }, { databaseUrl: DATABASE_URL, databaseOwnerUrl: DATABASE_URL, demo: false }],
  [{ DATABASE_URL, DEMO: "force" }, { demo: true }],
  [{ DATABASE_URL: "postgresql:///portal?host=/run/postgresql" }, { demo: false }],
  [
    { DATABASE_URL, DATABASE_OWNER_URL: "postgres://owner@db.example/portal" },
    { databaseOwnerUrl: "postgres://owner@db.example/portal" },
  ],
  [
    { PUBLIC_ORIGIN: "https://Portal.Example:443/" },
    { publicOrigin: "https://portal.example", mailFrom: "portal@portal.example" },
  ],
  [{ DATA_DIR: "/srv/with space" }, { dataDir: "/srv/with space" }],
  [{ TRUST_PROXY: "0" }, { trustProxy: [] }],
  [{ TRUST_PROXY: "1" }, { trustProxy: ["127.0.0.0/8", "::1/128"] }],
  [
    { TRUST_PROXY: "10.0.0.0/8, 192.0.2.1,2001:db8::/32" },
    { trustProxy: ["10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32"] },
  ],
  [{ LOG_LEVEL: "silent" }, { logLevel: "silent" }],
  [{ MAIL_FROM: "ASCN portal <portal@ascn.example>" }, { mailFrom: "ASCN portal <portal@ascn.example>" }],
  [
    { SMTP_URL: "smtp://localhost:25", TRANSLATE_URL: "http://localhost:5000" },
    { smtpUrl: "smtp://localhost:25", translateUrl: "http://localhost:5000" },
  ],
  [
    { S3_URL: "https://key:secret@s3.example/bucket", METRICS_TOKEN: "abc" },
    { s3Url: "https://key:secret@s3.example/bucket", metricsToken: "abc" },
  ],
  [{ DEMO_PASSWORD: "two words" }, { demoPassword: "two words" }],
])("%j is read", (source, expected) => {
  expect(readEnv(source)).toMatchObject(expected);
});

test.each([
  [{ PORT: "65536" }, 'PORT must be a number from 0 to 65535 (0 takes any free port); "65536" is not.'],
  [{ PORT: "3000x" }, '"3000x" is not.'],
  [{ PORT: "-1" }, '"-1" is not.'],
  [{ PORT: "3e3" }, '"3e3" is not.'],
  [{ HOST: "http://localhost" }, "HOST must be an IP address or a host name"],
  [{ PUBLIC_ORIGIN: "portal.example" }, "PUBLIC_ORIGIN must be"],
  [{ PUBLIC_ORIGIN: "https://portal.example/path" }, "without a path"],
  [{ PUBLIC_ORIGIN: "https://user@portal.example" }, "PUBLIC_ORIGIN"],
  [{ DATABASE_URL: "mysql://root:secret-word@host/x" }, "DATABASE_URL must be"],
  [{ DATABASE_OWNER_URL: DATABASE_URL }, "DATABASE_OWNER_URL is set without DATABASE_URL"],
  [{ DEMO: "yes" }, 'DEMO must be 0, 1 or force; "yes" is not.'],
  [{ DEMO: "1", DATABASE_URL }, "with DATABASE_URL"],
  [{ DEMO: "1", HOST: "0.0.0.0" }, "which other machines can reach"],
  [{ DEMO_PASSWORD: " secret-word\n" }, "DEMO_PASSWORD must be"],
  [{ SMTP_URL: "mail.example:secret-word" }, "SMTP_URL must be"],
  [{ MAIL_FROM: "nobody" }, "MAIL_FROM must be"],
  [{ MAIL_FROM: "a@b.example\nBcc: c@d.example" }, "MAIL_FROM must be"],
  [{ TRUST_PROXY: "true" }, "TRUST_PROXY must be"],
  [{ TRUST_PROXY: "10.0.0.0/33" }, "TRUST_PROXY must be"],
  [{ TRUST_PROXY: "10.0.0.1,," }, "TRUST_PROXY must be"],
  [{ LOG_LEVEL: "verbose" }, "LOG_LEVEL must be"],
  [{ S3_URL: "bucket/secret-word" }, "S3_URL must be"],
  [{ TRANSLATE_URL: "ftp://host" }, "TRANSLATE_URL must be"],
  [{ METRICS_TOKEN: "secret-word\t" }, "METRICS_TOKEN must be"],
  [{ DATA_DIR: "a\0b" }, "DATA_DIR must be"],
])("%j is refused in one sentence", (source, sentence) => {
  const act = () => readEnv(source);
  expect(act).toThrow(EnvironmentError);
  expect(act).toThrow(sentence);
  expect(act).toThrow(/^[^\n]+\.$/);
  expect(act).not.toThrow(/secret-word/);
});

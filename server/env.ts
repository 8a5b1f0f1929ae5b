import path from "node:path";
import * as values from "./env-values.ts";

/** A variable of the environment that cannot be used, told in one sentence. */
export class EnvironmentError extends Error {
  override readonly name = "EnvironmentError";
  readonly code = "ENVIRONMENT";
}

export type EnvSource = Readonly<Record<string, string | undefined>>;

interface Variable<T> {
  readonly read: values.Reader<T>;
  /** Completes "NAME must be …". */
  readonly accepts: string;
  readonly isSecret?: true;
}

const variables = {
  HOST: { read: values.host, accepts: "an IP address or a host name" },
  PORT: { read: values.port, accepts: "a number from 0 to 65535 (0 takes any free port)" },
  PUBLIC_ORIGIN: {
    read: values.origin,
    accepts: "an http or https address without a path, such as https://portal.example",
  },
  DATA_DIR: { read: values.folder, accepts: "the path of a folder" },
  DATABASE_URL: {
    read: values.databaseUrl,
    accepts: "an address such as postgres://user:password@host:5432/portal",
    isSecret: true,
  },
  DATABASE_OWNER_URL: {
    read: values.databaseUrl,
    accepts: "an address such as postgres://owner:password@host:5432/portal",
    isSecret: true,
  },
  DEMO: { read: values.oneOf("0", "1", "force"), accepts: "0, 1 or force" },
  DEMO_PASSWORD: {
    read: values.line,
    accepts: "a password of one line, without spaces at its ends",
    isSecret: true,
  },
  SMTP_URL: {
    read: values.url("smtp:", "smtps:"),
    accepts: "an address such as smtps://user:password@host:465",
    isSecret: true,
  },
  MAIL_FROM: { read: values.sender, accepts: "an e-mail address, such as ASCN portal <portal@ascn.example>" },
  TRUST_PROXY: {
    read: values.proxies,
    accepts: "0, loopback, or a list of IP addresses and ranges such as 10.0.0.0/8 with commas between them",
  },
  LOG_LEVEL: {
    read: values.oneOf("trace", "debug", "info", "warn", "error", "fatal", "silent"),
    accepts: "trace, debug, info, warn, error, fatal or silent",
  },
  S3_URL: {
    read: values.url("http:", "https:", "s3:"),
    accepts: "an address such as https://key:secret@host/bucket",
    isSecret: true,
  },
  TRANSLATE_URL: { read: values.url("http:", "https:"), accepts: "an http or https address", isSecret: true },
  METRICS_TOKEN: {
    read: values.line,
    accepts: "a word of one line, without spaces at its ends",
    isSecret: true,
  },
} satisfies Record<string, Variable<unknown>>;

type Name = keyof typeof variables;
type Value<N extends Name> = NonNullable<ReturnType<(typeof variables)[N]["read"]>>;

/** What the environment settles for the whole life of the process; null where it leaves a thing unset. */
export type Env = ReturnType<typeof readEnv>;

/** Reads the environment (an empty value counts as unset) and freezes it; throws EnvironmentError, one sentence, on the first bad value. */
export function readEnv(source: EnvSource) {
  const databaseUrl = read(source, "DATABASE_URL");
  const hostName = read(source, "HOST") ?? "127.0.0.1";
  const publicOrigin = read(source, "PUBLIC_ORIGIN");
  return Object.freeze({
    host: hostName,
    port: read(source, "PORT") ?? 3000,
    publicOrigin,
    dataDir: path.resolve(read(source, "DATA_DIR") ?? ".data"),
    databaseUrl,
    databaseOwnerUrl: readOwnerUrl(source, databaseUrl),
    demo: readDemo(source, databaseUrl !== null, hostName),
    demoPassword: read(source, "DEMO_PASSWORD"),
    smtpUrl: read(source, "SMTP_URL"),
    mailFrom:
      read(source, "MAIL_FROM") ?? `portal@${publicOrigin ? new URL(publicOrigin).hostname : "localhost"}`,
    trustProxy: read(source, "TRUST_PROXY") ?? [],
    logLevel: read(source, "LOG_LEVEL") ?? "info",
    s3Url: read(source, "S3_URL"),
    translateUrl: read(source, "TRANSLATE_URL"),
    metricsToken: read(source, "METRICS_TOKEN"),
  });
}

function read<N extends Name>(source: EnvSource, name: N): Value<N> | null {
  const given = source[name];
  if (given === undefined || given === "") return null;
  const variable: Variable<unknown> = variables[name];
  const value = variable.read(given);
  if (value !== undefined) return value as Value<N>;
  const shown = variable.isSecret
    ? `the value given (not shown, it may hold a password)`
    : JSON.stringify(given);
  throw new EnvironmentError(`${name} must be ${variable.accepts}; ${shown} is not.`);
}

/** Without an address of its own the owner is the application's role, and the audit log is guarded by a trigger only. */
function readOwnerUrl(source: EnvSource, databaseUrl: string | null): string | null {
  const ownerUrl = read(source, "DATABASE_OWNER_URL");
  if (ownerUrl !== null && databaseUrl === null) {
    throw new EnvironmentError(
      "DATABASE_OWNER_URL is set without DATABASE_URL; set both, or neither for the embedded database.",
    );
  }
  return ownerUrl ?? databaseUrl;
}

/** The demonstration's accounts share one password: it comes by itself only where nobody else can reach it. */
function readDemo(source: EnvSource, isOwnDatabase: boolean, hostName: string): boolean {
  const wanted = read(source, "DEMO");
  const isOpen = !values.isLoopback(hostName);
  if (wanted === "0" || wanted === "force") return wanted === "force";
  if (wanted === "1" && (isOwnDatabase || isOpen)) {
    const why = isOwnDatabase
      ? "with DATABASE_URL"
      : `with HOST ${JSON.stringify(hostName)}, which other machines can reach`;
    throw new EnvironmentError(
      `DEMO "1" is not accepted ${why}; use 0, or force to load the demonstration all the same.`,
    );
  }
  return !isOwnDatabase && !isOpen;
}

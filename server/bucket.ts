import { setTimeout as sleep } from "node:timers/promises";
import { AwsClient } from "aws4fetch";
import type { FileStore } from "./file-store.ts";

export interface BucketOptions {
  /** How long one try may take, in milliseconds. */
  readonly patience?: number;
  /** How long the first pause between tries is, in milliseconds; each further one is twice as long. */
  readonly pause?: number;
}

interface Answer {
  readonly status: number;
  readonly bytes: Uint8Array;
}

const TRIES = 4;

/**
 * A bucket by its address in path style, `https://key:secret@host/bucket`; a folder in it may follow, and `?region=`.
 * What gives no answer, or says that it cannot just now, is asked four times in all; then an error without the secrets is thrown.
 */
export function bucketStore(address: string, options: BucketOptions = {}): FileStore {
  const { base, client } = readAddress(address);
  const ask = async (method: string, target: string, init: RequestInit = {}): Promise<Answer> => {
    const answer = await askOften(client, new URL(target, base), { method, ...init }, options);
    const isMissing = answer.status === 404 && !textOf(answer).includes("NoSuchBucket");
    if (answer.status < 300 || (isMissing && target !== "")) return answer;
    throw refusal(base, method, codeOf(answer));
  };
  return {
    place: base.href,
    async write(name, bytes) {
      // The name is the hash: the bucket itself checks what arrives.
      await ask("PUT", name, { body: bytes, headers: { "x-amz-content-sha256": name } });
    },
    async read(name) {
      const { status, bytes } = await ask("GET", name);
      return status === 404 ? null : bytes;
    },
    async remove(name) {
      await ask("DELETE", name);
    },
    list: () => listNames(base, client, options),
  };
}

function readAddress(address: string): { base: URL; client: AwsClient } {
  const base = new URL(address.replace(/^s3:/, "https:"));
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(base.username),
    secretAccessKey: decodeURIComponent(base.password),
    service: "s3",
    region: base.searchParams.get("region") ?? "us-east-1",
    retries: 0,
  });
  for (const part of ["username", "password", "search", "hash"] as const) base[part] = "";
  base.pathname = `${base.pathname.replace(/\/+$/, "")}/`;
  return { base, client };
}

/** Every name in the bucket's folder, a thousand at a time. */
async function* listNames(base: URL, client: AwsClient, options: BucketOptions): AsyncGenerator<string> {
  const [, bucket = "", ...folders] = base.pathname.split("/");
  const prefix = folders.join("/");
  let next: string | undefined = "";
  while (next !== undefined) {
    const target = new URL(`/${bucket}`, base);
    target.search = new URLSearchParams({
      "list-type": "2",
      prefix,
      ...(next === "" ? {} : { "continuation-token": next }),
    }).toString();
    const answer = await askOften(client, target, { method: "GET" }, options);
    if (answer.status >= 300) throw refusal(base, "GET", codeOf(answer));
    const text = textOf(answer);
    for (const [, key = ""] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) yield key.slice(prefix.length);
    next = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
  }
}

/** Throws where none of the tries brought an answer. */
async function askOften(
  client: AwsClient,
  target: URL,
  init: RequestInit,
  { patience = 20_000, pause = 200 }: BucketOptions,
): Promise<Answer> {
  for (let tries = 1; ; tries++) {
    const answer = await askOnce(client, target, init, patience);
    if (typeof answer === "string") {
      if (tries === TRIES) throw refusal(target, init.method ?? "GET", answer);
    } else if (tries === TRIES || (answer.status < 500 && answer.status !== 429)) return answer;
    await sleep(pause * 2 ** (tries - 1));
  }
}

/** The answer with all its bytes, or why there was none. */
async function askOnce(
  client: AwsClient,
  target: URL,
  init: RequestInit,
  patience: number,
): Promise<Answer | string> {
  try {
    const response = await client.fetch(target, { ...init, signal: AbortSignal.timeout(patience) });
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error && cause.message !== "" ? cause.message : message;
  }
}

function refusal(place: URL, method: string, why: string): Error {
  return new Error(
    `The bucket at ${place.origin}${place.pathname} does not do what it is asked (${method}: ${why}).`,
  );
}

function textOf({ bytes }: Answer): string {
  return Buffer.from(bytes).toString();
}

/** As S3 names it: "403 SignatureDoesNotMatch". */
function codeOf(answer: Answer): string {
  return `${String(answer.status)} ${/<Code>([^<]+)</.exec(textOf(answer))?.[1] ?? ""}`.trim();
}

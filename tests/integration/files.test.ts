import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Files } from "#app/features/access/services.ts";
import { bucketStore } from "#server/bucket.ts";
import { filesIn, filesOf } from "#server/files.ts";

const hashOf = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");
const nobody = hashOf("nobody has kept this");

let place = "";
let bucket: S3rver;
let s3Url = "";

beforeAll(async () => {
  place = await mkdtemp(path.join(tmpdir(), "portal files "));
  bucket = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: path.join(place, "s3"),
    configureBuckets: [{ name: "portal-files", configs: [] }],
  });
  const { port } = await bucket.run();
  s3Url = `http://S3RVER:S3RVER@127.0.0.1:${String(port)}/portal-files`;
});

afterAll(async () => {
  await bucket.close();
  await rm(place, { recursive: true, force: true });
});

const stores: [string, () => Files][] = [
  ["a folder", () => filesOf({ s3Url: null, dataDir: place })],
  ["a bucket", () => filesOf({ s3Url, dataDir: place })],
  ["a folder of a bucket", () => filesOf({ s3Url: `${s3Url}/one/two/?region=eu-west-1`, dataDir: place })],
];

describe.each(stores)("files in %s", (_, open) => {
  test("are kept under their hash, once, listed and removed", async () => {
    const files = open();
    expect(await namesOf(files)).toEqual([]);
    const first = await files.put(Buffer.from("Đà Nẵng"));
    expect(first).toBe(hashOf("Đà Nẵng"));
    expect(await files.put(Buffer.from("Đà Nẵng"))).toBe(first);
    const second = await files.put(new Uint8Array());
    const large = await files.put(Buffer.alloc(3_000_000, "กรุงเทพ"));
    expect(await namesOf(files)).toEqual([first, second, large].sort());
    expect(Buffer.from((await files.get(first)) ?? []).toString()).toBe("Đà Nẵng");
    expect((await files.get(second))?.length).toBe(0);
    expect(hashOf((await files.get(large)) ?? "")).toBe(large);
    for (const name of [first, second, large]) await files.remove(name);
    await files.remove(first);
    expect(await files.get(first)).toBeNull();
    expect(await namesOf(files)).toEqual([]);
  });

  test("a name that is no hash has no file, and one that nobody kept neither", async () => {
    const files = open();
    const wrong = ["", "..", "../../etc/passwd", nobody.toUpperCase(), `${nobody}0`, `/${nobody}`];
    for (const name of [nobody, ...wrong]) expect([name, await files.get(name)]).toEqual([name, null]);
    await files.remove("../s3");
    expect(await readdir(place)).toContain("s3");
  });

  test("twenty who keep the same at once keep it once", async () => {
    const files = open();
    const bytes = Buffer.alloc(100_000, "at once");
    const names = await Promise.all(Array.from({ length: 20 }, () => files.put(bytes)));
    expect(new Set(names)).toEqual(new Set([hashOf(bytes)]));
    expect(await namesOf(files)).toEqual([hashOf(bytes)]);
    await files.remove(hashOf(bytes));
  });
});

test("a bucket's list is read to its end, however many parts it comes in", async () => {
  const pages = [
    `<Key>${nobody}</Key><Key>letter.txt</Key><NextContinuationToken>a/b+c=</NextContinuationToken>`,
    `<Key>${hashOf("x")}</Key><IsTruncated>false</IsTruncated>`,
  ];
  const asked: (string | null)[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? "", "http://x").searchParams.get("continuation-token"));
    response.end(pages[asked.length - 1]);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const files = filesIn(bucketStore(`http://key:secret@127.0.0.1:${String(port)}/portal`));
  expect(await namesOf(files)).toEqual([nobody, hashOf("x")].sort());
  expect(asked).toEqual([null, "a/b+c="]);
  server.close();
});

test("a damaged file is never given, and keeping it again mends it", async () => {
  const files = filesOf({ s3Url: null, dataDir: place });
  const name = await files.put(Buffer.from("whole"));
  const file = path.join(place, "files", name.slice(0, 2), name);
  await writeFile(file, "hole");
  await expect(files.get(name)).rejects.toThrow(
    `The file ${name} in ${path.join(place, "files")} is damaged`,
  );
  await files.put(Buffer.from("whole"));
  expect(await readFile(file, "utf8")).toBe("whole");
  await files.remove(name);
});

test("a half-written file has no name", async () => {
  const files = filesOf({ s3Url: null, dataDir: place });
  const name = await files.put(Buffer.from("beside"));
  await writeFile(path.join(place, "files", name.slice(0, 2), `${nobody}.0.part`), "hal");
  expect(await namesOf(files)).toEqual([name]);
  expect(await files.get(nobody)).toBeNull();
  await files.remove(name);
});

describe("a bucket that fails", () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  /** A bucket that answers the tries with these, one after the other; 0 never answers. */
  async function failing(...statuses: number[]) {
    let asked = 0;
    server = createServer((request, response) => {
      const status = statuses[asked++] ?? 200;
      request.resume();
      if (status !== 0) response.writeHead(status).end(status === 200 ? "here" : "<Code>SlowDown</Code>");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const address = `http://key:secret-word@127.0.0.1:${String(port)}/portal`;
    const store = bucketStore(address, { patience: 300, pause: 1 });
    return { store, files: filesIn(store), asked: () => asked };
  }

  test("is asked again, and what it then gives counts", async () => {
    const { store, asked } = await failing(503, 0, 429, 200);
    expect(Buffer.from((await store.read(nobody)) ?? []).toString()).toBe("here");
    expect(asked()).toBe(4);
  });

  test("is not asked for ever, and its secret is not told", async () => {
    const { files, asked } = await failing(500, 500, 500, 500);
    const failure = await files.get(nobody).catch((error: unknown) => String(error));
    expect(failure).toMatch(/bucket at http:\/\/127\.0\.0\.1:\d+\/portal\/ .*GET: 500 SlowDown/);
    expect(failure).not.toContain("secret-word");
    expect(asked()).toBe(4);
  });

  test("a refusal is not asked again", async () => {
    const { files, asked } = await failing(403);
    await expect(files.put(Buffer.from("x"))).rejects.toThrow("PUT: 403 SlowDown");
    expect(asked()).toBe(1);
  });

  test("what it gives under a wrong name is not passed on", async () => {
    const { files } = await failing(200);
    await expect(files.get(nobody)).rejects.toThrow(`The file ${nobody} in http://127.0.0.1`);
  });

  test("a wrong key and a missing bucket are errors, not missing files", async () => {
    const wrong = filesIn(bucketStore(s3Url.replace("S3RVER:", "wrong:"), { pause: 1 }));
    await expect(wrong.get(nobody)).rejects.toThrow("403 InvalidAccessKeyId");
    const absent = filesIn(bucketStore(s3Url.replace("portal-files", "absent"), { pause: 1 }));
    await expect(absent.get(nobody)).rejects.toThrow("404 NoSuchBucket");
    await expect(namesOf(absent)).rejects.toThrow("404 NoSuchBucket");
  });
});

async function namesOf(files: Files): Promise<string[]> {
  const names: string[] = [];
  for await (const name of files.list()) names.push(name);
  return names.sort();
}

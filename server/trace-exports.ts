import { Hono, type Context } from "hono";
import type { Mandate } from "#app/features/access/actor.ts";
import type { TraceEntry } from "#app/features/trace/entry.ts";
import { exportOwnTrace, exportTrace, type TraceExport } from "#app/features/trace/export.server.ts";
import { readTraceQuery } from "#app/features/trace/filter.ts";
import { isLang } from "#app/language/languages.ts";
import type { Texts } from "#app/language/texts.ts";
import { formatsFor } from "#app/language/formats.ts";
import { askerOf } from "./asker.ts";
import { byteOrderMark, csvRow } from "./csv.ts";
import type { Door, Env } from "./door.ts";
import { textStream } from "./text-stream.ts";

/** The audit log as files: all of it for administrators, their own part for everyone signed in, with the filters of the pages. */
export function traceExports(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  for (const [place, read] of [
    ["admin", exportTrace],
    ["account", exportOwnTrace],
  ] as const)
    app.get(`/:lang/${place}/:file{trace\\.(?:json|csv)}`, async (c, next) => {
      const texts = textsOf(door, c.req.param("lang"));
      if (!texts) return next();
      const actor = await askerOf(door, c);
      const query = readTraceQuery(new URL(c.req.url).searchParams);
      const found = await read(door.services, actor, query);
      return c.req.param("file") === "trace.json"
        ? send(c, door, { kind: "json", chunks: jsonOf(found) })
        : send(c, door, { kind: "csv", chunks: csvOf(found, texts) });
    });
  return app;
}

const textsOf = (door: Door, lang: string) => (isLang(lang) ? door.texts.get(lang) : undefined);

interface Sending {
  readonly kind: "json" | "csv";
  readonly chunks: AsyncGenerator<string, undefined>;
}

function send(c: Context<Env>, door: Door, { kind, chunks }: Sending): Response {
  const day = door.services.clock().toISOString().slice(0, 10);
  const type = kind === "json" ? "application/json" : "text/csv; charset=utf-8";
  return c.body(textStream(chunks), 200, {
    "Content-Type": type,
    "Content-Disposition": `attachment; filename="ascn-trace-${day}.${kind}"`,
    "Cache-Control": "no-store",
  });
}

/** An entry with the names that the chain's hash uses, and the office that was acted for. */
const plain = ({ act, addressClass, exactAt, id, by, object, n, hash }: TraceEntry) => ({
  act,
  addressClass,
  at: exactAt,
  id,
  mandateId: by.mandateId,
  objectId: object?.id ?? null,
  objectKind: object?.kind ?? null,
  personId: by.personId,
  n,
  hash,
  by: by.kind,
  office: by.mandate && { ...by.mandate.office, capacity: by.mandate.capacity },
});

async function* jsonOf({ check, entries }: TraceExport): AsyncGenerator<string, undefined> {
  yield `{"chain":${JSON.stringify(check)},"entries":[`;
  let isFirst = true;
  for await (const entry of entries) {
    yield `${isFirst ? "" : ","}\n${JSON.stringify(plain(entry))}`;
    isFirst = false;
  }
  yield "\n]}\n";
}

const columns = [
  "id",
  "at",
  "act",
  "signature",
  "personId",
  "mandateId",
  "addressClass",
  "objectKind",
  "objectId",
  "n",
  "hash",
] as const;

async function* csvOf({ entries }: TraceExport, texts: Texts): AsyncGenerator<string, undefined> {
  yield byteOrderMark + csvRow(columns);
  for await (const entry of entries) {
    const row = { ...plain(entry), signature: signatureOf(entry, texts) };
    yield csvRow(columns.map((name) => row[name]));
  }
}

/** "former CSCO, Da Nang, 2026", as the page shows it. */
function signatureOf({ at, by }: TraceEntry, texts: Texts): string {
  const find = (part: string, key: string) => texts.find(part, key).text;
  if (by.mandate === null) return find("trace", `by.${by.kind}`);
  const former = by.kind === "former" ? `${find("trace", "former")} ` : "";
  const { office } = by.mandate;
  const country = office.country === null ? null : formatsFor(texts.lang).country(office.country);
  const body = office.name ?? country ?? find("accounts", "network");
  return `${former}${titleOf(by.mandate, find)}, ${body}, ${String(at.getUTCFullYear())}`;
}

function titleOf({ capacity, office }: Mandate, find: (part: string, key: string) => string): string {
  const isHead = capacity === "head" || office.kind === "secretariat";
  return find("accounts", isHead ? `office.${office.kind}` : `capacity.${capacity}`);
}

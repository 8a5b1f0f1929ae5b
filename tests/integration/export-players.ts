import { execFile } from "node:child_process";
import { IncomingMessage } from "node:http";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { pino } from "pino";
import { Hono } from "hono";
import { sql } from "kysely";
import type { Actor } from "#app/features/access/actor.ts";
import { DomainError, isDomainError } from "#app/features/access/errors.ts";
import type { Db } from "#db/connection.ts";
import { adoptionPaper } from "#server/adoption-paper.ts";
import { adoptionRecord } from "#server/adoption-record.ts";
import { documentExports } from "#server/document-exports.ts";
import type { Door, Env } from "#server/door.ts";
import { readTexts } from "#server/texts.ts";
import { createTypesetter } from "#server/typesetting/typesetter.ts";
import { testServices } from "../services.ts";
import { tongues } from "../tongues.ts";

const run = promisify(execFile);

/** An id that is too long for a bookmark of Word. */
export const longId = `ex-${"long-".repeat(12)}id`;

/** A document with nodes of every kind in all thirteen languages: version 1 published, version 2 a draft. */
export async function insertExportable(db: Db): Promise<void> {
  await db
    .insertInto("documents")
    .values({ slug: "every-kind", authoritativeLang: "en", isIllustrative: true })
    .execute();
  const kinds: readonly (readonly [id: string, kind: string, parent: string | null])[] = [
    ["ex-1", "section", null],
    ["ex-1-1", "paragraph", "ex-1"],
    ["ex-1-1-a", "item", "ex-1-1"],
    [longId, "item", "ex-1-1-a"],
    ["ex-1-2", "table", "ex-1"],
    ["ex-1-3", "note", "ex-1"],
    ["ex-2", "section", "ex-1"],
    ["ex-2-1", "paragraph", "ex-2"],
  ];
  await db
    .insertInto("documentNodes")
    .values(kinds.map(([id, kind]) => ({ id, kind, documentSlug: "every-kind" })))
    .execute();
  for (const number of [1, 2]) {
    const { id: versionId } = await db
      .insertInto("documentVersions")
      .values({ documentSlug: "every-kind", number })
      .returning("id")
      .executeTakeFirstOrThrow();
    await db
      .insertInto("documentTitles")
      .values(tongues.map(([lang, text]) => ({ versionId, lang, title: text })))
      .execute();
    await db
      .insertInto("versionNodes")
      .values(kinds.map(([nodeId, , parentId], position) => ({ versionId, nodeId, parentId, position })))
      .execute();
    const texts = tongues.flatMap(([lang, old, quote, now]) =>
      kinds.map(([nodeId, kind]) => ({ versionId, nodeId, lang, text: textOf(kind, old, quote, now) })),
    );
    await db
      .insertInto("versionTexts")
      // The last paragraph is not translated.
      .values(texts.filter(({ nodeId, lang }) => nodeId !== "ex-2-1" || lang === "en"))
      .execute();
    if (number === 1)
      await sql`update document_versions set published_at = now() - interval '1 second' where id = ${versionId}`.execute(
        db,
      );
  }
}

/** Marks, and what Typst, Word and HTML would take for their own. */
export const hostile = '#set text(red) $x$ `raw` <b>&amp; @label #import "/etc/passwd" \\u{41} "quoted"';

function textOf(kind: string, old: string, quote: string, now: string): string {
  if (kind === "section") return quote;
  if (kind === "table") return `${quote} | %\n${old} | 12`;
  if (kind === "paragraph") return `**${old}** *${now}* [${quote}](#ex-1) [none](#gone) ${hostile}`;
  return now;
}

/** The addresses of exports as this actor gets them; `spent` are the keys whose limit is reached. */
export function exportsFor(db: Db, spent: ReadonlySet<string> = new Set()) {
  const typesetter = createTypesetter(pino({ level: "silent" }));
  let written = 0;
  const door = (actor: Actor) =>
    ({
      services: testServices(db, {
        limits: {
          take: (name: string, key: string) =>
            spent.has(`${name} ${key}`) ? Promise.reject(new DomainError(429, "tooMany")) : Promise.resolve(),
          refuseSpent: () => Promise.resolve(),
        },
      }),
      texts: readTexts(`${process.cwd()}/locales`),
      origins: new Set(["https://portal.example"]),
      clients: { addressOf: () => "203.0.113.7" },
      sessions: { idOf: () => "one", resolve: () => Promise.resolve({ actor }) },
      typesetter: {
        ...typesetter,
        write: (order: Parameters<typeof typesetter.write>[0]) => {
          written += 1;
          return typesetter.write(order);
        },
      },
    }) as unknown as Door;
  const apps = new Map<Actor, Hono<Env>>();
  const appOf = (actor: Actor) => {
    const known = apps.get(actor);
    if (known) return known;
    const app = new Hono<Env>();
    for (const part of [documentExports, adoptionRecord, adoptionPaper]) app.route("/", part(door(actor)));
    app.onError((error, c) =>
      isDomainError(error) ? c.text(error.key, error.status as 404) : c.text(String(error), 500),
    );
    apps.set(actor, app);
    return app;
  };
  return {
    ask: (actor: Actor, path: string, init: RequestInit = {}) =>
      Promise.resolve(appOf(actor).request(path, init, { incoming: new IncomingMessage(new Socket()) })),
    written: () => written,
    close: () => {
      typesetter.close();
    },
  };
}

/** What these programs print of the bytes, written to a file of this ending: `{}` in the arguments is the file. */
export async function readWith(program: string, bytes: Uint8Array, ending: string, args: readonly string[]) {
  return inFolder(async (folder) => {
    const file = path.join(folder, `it.${ending}`);
    await writeFile(file, bytes);
    const { stdout } = await run(
      program,
      args.map((arg) => (arg === "{}" ? file : arg)),
    );
    return stdout;
  });
}

/** Word files as LibreOffice writes them in another format, all in one run, in their order. */
export async function throughOffice(files: readonly Uint8Array[], to: string): Promise<Uint8Array[]> {
  return inFolder(async (folder) => {
    const names = files.map((_, index) => `${folder}/${index}.docx`);
    await Promise.all(files.map((bytes, index) => writeFile(names[index]!, bytes)));
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run("soffice", [profile, "--headless", "--convert-to", to, "--outdir", `${folder}/out`, ...names]);
    return Promise.all(names.map((_, index) => readFile(`${folder}/out/${index}.${to}`)));
  });
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "portal-export-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

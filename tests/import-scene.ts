import { createHash } from "node:crypto";
import type { Files, Services } from "#app/features/access/services.ts";
import { discardDraft } from "#app/features/documents/drafts/draft-commands.server.ts";
import {
  chooseMatch,
  sendImport,
  takeImport,
} from "#app/features/documents/imports/import-commands.server.ts";
import { findImportPage } from "#app/features/documents/imports/import-page.server.ts";
import { readImport } from "#app/features/documents/imports/read-import.server.ts";
import { listNodes } from "#db/queries/documents.ts";
import * as drafts from "#db/queries/drafts.ts";
import { readInWorker } from "#server/imports/read-in-worker.ts";
import { documentScene } from "./document-scene.ts";

/** A node of a version with its English and Vietnamese texts; `depth` from 0. */
export interface Texted {
  readonly id: string;
  readonly kind: string;
  readonly depth: number;
  readonly en: string | undefined;
  readonly vi: string | undefined;
}

/** The document that files are imported into, and what is done with them, as the Secretariat. */
export async function importScene() {
  const scene = await documentScene();
  const document = "online-portal";
  const services: Services = { ...scene.services, files: filesInMemory(scene.services.files) };
  const secretariat = scene.as("secretariat");
  const show = (id: string, page = 1, block: number | null = null) =>
    findImportPage(services, secretariat, { slug: document, id, page, block });
  return {
    ...{ ...scene, services, document, show },
    send: (bytes: Uint8Array, change: Partial<Parameters<typeof sendImport>[2]> = {}) =>
      sendImport(services, secretariat, {
        ...{ document, lang: "en", name: "concept.docx", bytes, acceptsChanges: false },
        ...change,
      }),
    async read(id: string) {
      await readImport(services, readInWorker, id);
      return show(id);
    },
    take: (id: string, title = "The online portal") =>
      takeImport(services, secretariat, { document, id, title }),
    choose: (id: string, block: number, match: string) =>
      chooseMatch(services, secretariat, { document, id, block, match }),
    /** The nodes of the draft, or of the newest version, in reading order. */
    async nodesOf(which: "draft" | "published") {
      const find = which === "draft" ? drafts.findDraft : drafts.findLatest;
      const version = await find(services.db, document);
      const rows = await listNodes(services.db, { versionId: version!.id, nodeId: "" }, ["en", "vi"]);
      return inOrder(rows, null, 0);
    },
    async forget() {
      if (await drafts.findDraft(services.db, document)) await discardDraft(services, secretariat, document);
      await services.db.deleteFrom("documentImports").execute();
      await services.db.deleteFrom("events").execute();
    },
  };
}

export type ImportScene = Awaited<ReturnType<typeof importScene>>;

type Rows = Awaited<ReturnType<typeof listNodes>>;

function inOrder(rows: Rows, parent: string | null, depth: number): Texted[] {
  const textOf = ({ texts }: Rows[number], lang: string) => texts.find((one) => one.lang === lang)?.text;
  return rows
    .filter(({ parentId }) => parentId === parent)
    .sort((one, other) => one.position - other.position)
    .flatMap((row) => [
      { id: row.id, kind: row.kind, depth, en: textOf(row, "en"), vi: textOf(row, "vi") },
      ...inOrder(rows, row.id, depth + 1),
    ]);
}

function filesInMemory(files: Files): Files {
  const kept = new Map<string, Uint8Array>();
  return {
    ...files,
    put: (bytes) => {
      const name = createHash("sha256").update(bytes).digest("hex");
      kept.set(name, bytes);
      return Promise.resolve(name);
    },
    get: (name) => Promise.resolve(kept.get(name) ?? null),
  };
}

import { randomUUID } from "node:crypto";
import type { Db } from "#db/connection.ts";
import { insertImport as insertMatrixImport } from "#db/queries/matrix-imports.ts";
import { picture } from "../file-samples.ts";

/** Sends a comment with a file, as a browser does; gives the file's id. */
export async function sendFile(
  db: Db,
  { origin, cookie, name, body }: { origin: string; cookie: string; name: string; body: string },
): Promise<string> {
  const form = new FormData();
  const fields = { id: randomUUID(), version: "1", paragraph: "op-2-1", lang: "en", body };
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file.0", new File(["A file."], name));
  await fetch(`${origin}/en/documents/online-portal?index`, {
    ...{ method: "POST", redirect: "manual", body: form },
    headers: { Origin: origin, Cookie: cookie },
  });
  const file = db.selectFrom("files").select("id").where("name", "=", name);
  return (await file.executeTakeFirstOrThrow()).id;
}

/** Sends a picture with a message, as a browser does; gives the picture's id. */
export async function sendPicture(
  db: Db,
  { origin, cookie, room }: { origin: string; cookie: string; room: string },
): Promise<string> {
  const form = new FormData();
  form.append("id", randomUUID());
  form.append("body", "A picture.");
  form.append("file.0", new File([Buffer.from(await picture("png"))], "picture.png"));
  await fetch(`${origin}/en/rooms/${room}?index`, {
    ...{ method: "POST", redirect: "manual", body: form },
    headers: { Origin: origin, Cookie: cookie },
  });
  const file = db.selectFrom("files").select("id").where("name", "=", "picture.png");
  return (await file.executeTakeFirstOrThrow()).id;
}

/** A filled-in matrix that the Secretariat has brought back, and that changes nothing. */
export async function importMatrix(db: Db, mandateId: string): Promise<string> {
  const { id: versionId } = await db
    .selectFrom("documentVersions")
    .select("id")
    .where("documentSlug", "=", "online-portal")
    .where("number", "=", 1)
    .executeTakeFirstOrThrow();
  const given = { versionId, mandateId, lang: "en", file: "0".repeat(64), name: "matrix.xlsx" };
  return insertMatrixImport(db, { ...given, rows: [], unchanged: 1 });
}

/** Two files that were read for a draft: one of them is taken into it. */
export async function importsInto(db: Db, documentSlug: string, mandateId: string) {
  const block = {
    kind: "paragraph",
    depth: 1,
    text: "Text.",
    id: null,
    match: null,
    how: null,
    isOut: false,
  };
  const content = JSON.stringify({ blocks: [block], leftOut: [] });
  const read = {
    documentSlug,
    mandateId,
    lang: "en",
    file: "0".repeat(64),
    name: "a.md",
    state: "read",
    content,
  };
  const [chosen, taken] = await db
    .insertInto("documentImports")
    .values([read, read])
    .returning("id")
    .execute();
  return { chosen: chosen?.id ?? "", taken: taken?.id ?? "" };
}
